"""Doors: where people and programs come in; thin, and strangers to each other."""
