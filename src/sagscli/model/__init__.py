"""Frozen data: cases, rulesets, obligations, diagnostics. No files, no clock, no output."""
