"""Many dossiers, one after the other: documents, and what of them is rejected."""
