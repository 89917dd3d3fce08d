"""What an audit can be grouped by: the words alone, for whoever asks before anything is read."""

__all__ = ["BY", "OF_DOCUMENTS"]

OF_DOCUMENTS = ("kind", "year", "status", "law")
"""In the order of ``lokcheck.audit.groups.groupings``; ``law`` is the law on the duty to have an agreement that was in
force when a document was made."""
BY = ("county", *OF_DOCUMENTS, "topic", "requirement")
