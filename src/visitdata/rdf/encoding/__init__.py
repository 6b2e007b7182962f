"""From records to RDF triples: as nodes, or as lines."""
