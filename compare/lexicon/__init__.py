"""Closed lists of words, one file a list, each with its source named."""
