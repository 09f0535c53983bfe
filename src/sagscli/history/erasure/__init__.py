"""Taking a case out of a repository: what holds it, what stands in the way, and the rewriting."""
