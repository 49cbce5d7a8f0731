"""What a report asserts, clause by clause: who does what, when and how often, how surely and on whose word."""

from crossread.claims.find import find_claims

__all__ = ["find_claims"]
