"""A coder that asks a language model, and keeps of its answer only what stands in the text."""
