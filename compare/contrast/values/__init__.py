"""Values of two articles side by side: which play one part, which of those differ, and what may excuse it."""
