"""The names of the kinds of documents, for those who only complete a word."""

KINDS = ("handleplan", "henvisning", "samtykke", "indkaldelse", "referat", "svar", "overblik")
