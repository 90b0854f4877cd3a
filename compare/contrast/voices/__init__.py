"""Who says what in two articles side by side: what one side reports, and whether and how the other tells it."""
