"""A case file as frozen records: their keys, their people, and the case as it was on a day."""
