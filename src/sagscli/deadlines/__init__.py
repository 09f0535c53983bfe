"""What is due when: events, reckonings, fulfilment, and how it stands on a day."""
