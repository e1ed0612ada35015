"""Public test sets, one module each: what is read, how it is counted, what others reach on it."""
