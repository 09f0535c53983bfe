"""The commands that print: documents, action plans, and the templates behind them."""
