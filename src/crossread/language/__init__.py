"""Sentences, words, numbers and vectors: what the stages need to know of language."""
