"""The form of a draft: its members, types, single values, ids and references, and what became of each."""
