"""Translations as PO files: reading, states, merging, checking, and the commands on them.

Knows content, locales and figures; nothing of the site that is served.
"""
