"""sag: case files, deadlines and documents for small children with special needs.

This module stays empty of imports: ``sag --version`` reads it and nothing else.
"""

__version__ = "0.2.0"
