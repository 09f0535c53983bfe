"""Procedures as data: their records, where they lie, and their words."""
