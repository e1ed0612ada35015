"""Exports: one file a format, all in the table of `formats`; what is listed is written, with no cap."""
