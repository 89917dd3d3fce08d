"""The report on paper: what Word and PDF have in common, and how each of them is made of it."""
