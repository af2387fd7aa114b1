"""Languages: their tags, names, scripts, formats and sorting, and which one suits a reader.

Knows CLDR (through Babel) and nothing of the project but errors.
"""
