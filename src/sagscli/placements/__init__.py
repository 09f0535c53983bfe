"""Groups, their places, and who is in them when."""
