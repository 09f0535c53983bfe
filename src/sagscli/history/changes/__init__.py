"""What is different between two readings of a case, in the words of the format. Pure."""
