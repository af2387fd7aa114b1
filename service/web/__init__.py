"""Flask: routes, templates, Flask-Babel, header fields, error pages.

Knows pages; nothing of how answers are kept.
"""
