"""Records to RDF triples and back: asserted terms or twins, compiled once per class."""
