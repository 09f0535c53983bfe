"""Documents in real programs: a browser, and a maker of PDF."""
