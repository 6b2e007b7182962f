"""Suggestions: what a wrong value, name or text was likely meant to be, one subject a file.

A suggestion is something its reader may obey blindly: it is valid where it is put, and it is what the given
value can only have meant. Where two meanings are possible there is none.
"""
