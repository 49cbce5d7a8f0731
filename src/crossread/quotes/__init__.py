"""Quotes: words a report puts in someone's mouth, with cue and speaker."""

from crossread.quotes.find import find_quotes

__all__ = ["find_quotes"]
