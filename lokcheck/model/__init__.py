"""The document format: pydantic models, one for each kind of document. It imports nothing else of lokcheck."""
