"""Dossiers for the eyes: a web page, a web site, the terminal.

Whose word it is stands beside everything (`model.badges`), and no text holds what somebody only says without
its source in it.
"""
