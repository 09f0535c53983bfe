"""Results put into text, a small module for each format."""
