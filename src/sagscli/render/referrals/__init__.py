"""`sag referral` in each of its formats."""
