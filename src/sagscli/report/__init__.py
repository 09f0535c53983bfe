"""Renderers: a result in, text out. One small module per format; none of them prints."""
