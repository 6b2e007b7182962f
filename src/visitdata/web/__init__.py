"""The web profile: dossiers in terms of schema.org alone, for web pages, with what is lost."""
