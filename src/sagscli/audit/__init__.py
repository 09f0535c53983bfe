"""What the history of a case folder shows that an auditor asks about (revision). Pure.

A kind of finding is a module of its own: of one step of one case in `registry`, of the commits
themselves in `clocks` and `signatures`.
"""
