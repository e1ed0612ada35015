"""How fast saksi is: reading, and the archive."""
