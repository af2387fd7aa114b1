"""What the files of a new language begin with; LANGUAGE stands for its name."""

TERMS_START = """\
# Fixed terms for LANGUAGE. See translations/README.md.

[style]
address = ""
"""

FIGURES_START = """\
# How LANGUAGE writes numbers, units, dates and comparisons, for the figure lock.
# translations/README.md explains this file. All of it may be left out: then a translation writes
# every number in digits, with units as symbols or as CLDR has them. Take the # off a line and put
# in the words of the language; the examples are English. Look at the files of other languages for
# more tables: [number_rules], [unit_rules], [phases], [months], [dates], [sort].
# A form is matched as a whole word, in either case where it has four letters or more; a star at
# its end stands for any ending, and then the case counts as it is written.

# How digits are written, where CLDR does not say it.
[numerals]
# said for the sign
# minus = ["minus"]
# powers of ten in words; {n} is the exponent
# powers = ["10 to the power of {n}"]

# Number words by value: every gender, case and order. A translation may say a number of the
# English by them, but never a dose, a percentage or a number with a decimal mark.
[numbers]
# 1 = ["one", "first", "once"]
# 2 = ["two", "second", "twice"]

# Words that multiply the number before them, by their zeros: 3 for thousand, 6 for million.
[scales]
# 3 = ["thousand"]
# 6 = ["million"]

# Units as they stand after their number, beside their symbols (mg, %), which every language has.
# Doses and percent must keep their unit exactly; time, money and counted things may not change it.
[units]
# "%" = ["percent"]
# mg = ["milligram", "milligrams"]
# day = ["day", "days"]

# Units that stand before their number.
[units_before]

# Comparisons in words; {n} is where the number stands.
[bounds]
# less_than = ["less than {n}", "under {n}"]
# more_than = ["more than {n}", "over {n}"]
# at_most = ["at most {n}", "{n} or less"]
# at_least = ["at least {n}", "{n} or more"]

# Words between the numbers of a list or a range, which share the unit or scale of the last one.
[links]
# lists = ["and", "or", "to"]
# ranges = ["to"]
"""
