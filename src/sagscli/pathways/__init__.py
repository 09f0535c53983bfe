"""Where a case stands in the procedure, and who owns the next step."""
