"""Bytes to positions to records: the only package that knows YAML."""
