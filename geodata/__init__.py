"""Places: their names, where names stand in a text, and which place each one means."""
