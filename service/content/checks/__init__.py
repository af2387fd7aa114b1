"""What is looked for in the English original; each fault with file, line and remedy.

`run` puts the checks together.
"""
