"""The building of a site from dossiers: what is made, what is kept, and how it takes the place of the old."""
