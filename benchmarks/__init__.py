"""Measurements of speed and memory beside other packages, on the same dossiers: `make bench`."""
