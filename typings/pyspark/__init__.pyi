# So much of pyspark as our signatures name: types are checked with it or without it, to the same end.
