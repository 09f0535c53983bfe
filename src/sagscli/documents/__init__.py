"""Documents from Jinja templates: the only package that knows Jinja."""
