"""Bytes from files, folders, addresses and standard input; the only code that opens a socket."""

from crossread.fetch.inputs import fetch

__all__ = ["fetch"]
