"""Text as Unicode defines it: properties of characters, scripts, directions, words, forms for comparing."""
