"""Settings, addresses, the front pages and the two faces."""
