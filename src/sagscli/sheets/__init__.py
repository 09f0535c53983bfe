"""Sheets of rows from other programs: Excel workbooks and CSV, cell by cell."""
