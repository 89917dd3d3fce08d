"""Many documents in one go: found, judged in worker processes, recorded, compared over time and reported together."""
