"""Pronouns and descriptions led back to names, from the trees of a report, where that is safe."""
