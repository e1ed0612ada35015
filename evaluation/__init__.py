"""Accuracy, held against its floors; apart from the unit tests."""
