"""The one state that is served: a Site that never changes, its loading, the watch for changes.

Knows catalogs and content; nothing of pages.
"""
