"""From firings to outcomes: every requirement gets one at each date, and the day when they came to differ."""
