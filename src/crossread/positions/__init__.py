"""Positions: who demands, rejects, offers, accepts what."""

from crossread.positions.find import find_positions

__all__ = ["find_positions"]
