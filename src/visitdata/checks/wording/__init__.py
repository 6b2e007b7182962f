"""How gists and labels are worded: who a gist names as its source, and words of doubt, by language."""
