"""The English original: facts as data, words as segments, and the checks of both.

Knows figures and locales; nothing of translations or of pages.
"""
