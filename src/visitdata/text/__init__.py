"""Evidence and quotations against the text of an article."""
