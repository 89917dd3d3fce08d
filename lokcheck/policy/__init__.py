"""What counts: how much an outcome weighs, and which weight stops a gate."""
