"""What is not yet safe about this installation, in words an officer can act on."""
