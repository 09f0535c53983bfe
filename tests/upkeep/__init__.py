"""The tests of `sagscli.upkeep`."""
