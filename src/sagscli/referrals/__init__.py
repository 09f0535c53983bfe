"""What must be in place before something is sent."""
