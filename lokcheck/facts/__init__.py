"""Flat facts from documents: the vocabulary in which rules are written."""
