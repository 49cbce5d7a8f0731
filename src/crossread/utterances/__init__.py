"""Utterances: one thing said once, with every quote of it, whoever words it how."""

from crossread.utterances.find import group_utterances

__all__ = ["group_utterances"]
