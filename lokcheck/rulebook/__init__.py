"""The rulebook: requirements as data, validated when loaded and compiled to what an engine runs."""
