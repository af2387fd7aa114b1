"""Checks of the words: of the English original, and of the translations."""
