"""lokcheck checks Swedish agreements on addiction care against the law in time and against good practice."""

__version__ = "0.1.0"
