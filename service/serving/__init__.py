"""Answers kept as bytes, content codings, the warm-up, the access log, limits on requests.

Knows the web wing as a WSGI application.
"""
