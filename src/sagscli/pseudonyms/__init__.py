"""A case folder in which nobody can be recognised: invented words in the place of those written."""
