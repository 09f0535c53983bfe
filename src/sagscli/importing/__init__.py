"""Rows of a sheet as cases: what its columns are, what a row says, and which child it is about."""
