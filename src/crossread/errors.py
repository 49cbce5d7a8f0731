"""The error tree: what a user can be told, each with how to mend it."""

from __future__ import annotations


class CrossreadError(Exception):
    """Base of every error that crossread raises on purpose; its text says what, where and how to mend it."""


class UsageError(CrossreadError):
    """The command or call was put wrongly: no such file, an unknown output suffix, a bad date."""


class FormatError(CrossreadError):
    """A dossier file is not what `crossread/1` promises: broken JSON, another version, a missing field."""
