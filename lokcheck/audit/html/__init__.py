"""The audit as one HTML file, for review groups and those they report to; docs/audit-report.md describes it."""
