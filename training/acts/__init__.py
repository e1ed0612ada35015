"""What the annotated articles teach the encoder: acts, how sure they are, and who plays which role."""
