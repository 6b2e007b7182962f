"""Source text and its compilation: the functions that are written for each record class."""
