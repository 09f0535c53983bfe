"""sag templates: what documents are made from."""
