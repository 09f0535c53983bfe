"""Rulesets as data, dates, the timeline, and the checks that go beyond shape."""
