"""From records to RDF statements: as nodes, or as lines."""
