"""Declaring a record once, and the neutral description that everything else reads.

`settings` holds the root of all record classes and what is set for each as a whole, `declare` the words of a
declaration, `scalars` the kinds of plain value, `constraints` what holds between members. `schema` is the
description and `describe` makes it; `twins` makes the classes of what is posited and not asserted.
`base_record` is the base on which record classes stand.
"""
