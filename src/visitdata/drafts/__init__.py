"""Drafts: what a person or a language model writes about a text, and the dossier that it becomes."""
