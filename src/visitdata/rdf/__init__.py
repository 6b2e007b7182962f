"""Records to RDF statements and back: asserted terms or twins, compiled once per class."""
