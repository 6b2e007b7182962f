"""Bridges: dossiers in the formats of other tools, a module each, called like its format.

A bridge says less than the formats that can be read back, and never anything else. Its mapping is data: a row
for each member, with the function that writes it and enters it as carried or lost in the same act. What is
only said is left out; what is said of whom stays a saying.
"""
