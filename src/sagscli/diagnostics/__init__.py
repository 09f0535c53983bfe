"""Findings in files, and the codes they have."""
