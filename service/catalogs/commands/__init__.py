"""What the `catalogs` and `content` commands do to files, a module for each.

Each is plain functions over a Workshop; the command line only asks and tells.
"""
