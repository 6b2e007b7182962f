"""Declaring a record once, and the neutral description that everything else reads.

`declare` holds the words of a declaration, `scalars` the kinds of plain value, `describe` the description;
`admit` is the check compiled from it, `plain` the way back to plain data, `crossing` what only a whole
document can tell, `twins` the classes of what is said and not asserted.
"""
