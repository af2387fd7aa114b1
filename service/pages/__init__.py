"""What a page says: fallback, view models, labels, addresses, search, approvals, matrix.

Knows a Site; nothing of HTTP, Flask or HTML.
"""
