"""The texts of articles on a page, with the evidence marked in them."""
