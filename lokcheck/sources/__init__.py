"""Reading documents: YAML with positions, validation in plain words, and the files that belong together."""
