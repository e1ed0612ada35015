"""Runs the pipeline over many pages: where they come from, in parallel, into an archive."""
