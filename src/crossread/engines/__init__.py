"""Places to run: each offers the two verbs of `crossread.engine`."""
