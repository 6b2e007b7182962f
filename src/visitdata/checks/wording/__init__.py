"""How gists and labels are worded: who a gist names as its source, and hedges, by language."""
