"""`make look`: how long a drug page is for a tired reader, measured in a real browser."""
