"""Edits that make one of two sentences say something else: a number, a time, a name, a place, an office, yes or no."""
