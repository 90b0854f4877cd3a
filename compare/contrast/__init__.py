"""What differs within an aligned passage, as edits with their evidence: the floor on which the families stand."""
