"""The documentation: its pages, and what draws their pictures and writes their reference."""
