"""Measures: each stage on labelled data, and dossiers against what a careful reader found."""
