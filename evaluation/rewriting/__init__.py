"""Reports in other words: a maker of rewrites, and sets of pairs of one origin and of different ones."""
