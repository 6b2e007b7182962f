"""From RDF statements to records."""
