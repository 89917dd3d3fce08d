"""Audits in a SQLite database, each a snapshot, so that they can be compared; see docs/audit-database.md."""
