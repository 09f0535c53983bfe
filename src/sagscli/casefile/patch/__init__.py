"""Edits of a case file as text."""
