"""What readers take along, made from the same page models as the pages: data, feed, books.

It knows `pages/` and what is below, and neither Flask nor the templates of the site.
"""
