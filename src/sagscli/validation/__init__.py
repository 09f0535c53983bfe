"""What is wrong in a case beyond its shape."""
