"""Two states of a document beside each other: what changed in its findings, and what changed in its meaning."""
