"""What a person types about courses."""
