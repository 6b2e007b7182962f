"""From RDF triples to records."""
