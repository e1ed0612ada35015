"""Exports: one file a format. What is written is what is listed, with no cap of its own."""
