"""What students receive."""
