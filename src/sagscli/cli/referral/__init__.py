"""sag referral: is a referral ready to send, and how far are the others."""
