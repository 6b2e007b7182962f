"""The words of a draft that stand in the texts of its articles."""
