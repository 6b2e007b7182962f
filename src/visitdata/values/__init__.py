"""Values that stand in records: each is checked once, where it enters."""
