"""storydiff: where two or more articles on one story differ, in wording and in detail."""
