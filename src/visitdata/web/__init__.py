"""The web profile: dossiers in the words of schema.org alone, for web pages, with what is lost on the way."""
