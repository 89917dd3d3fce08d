"""The forms that a comparison can take. None of them reads a file or decides anything."""

from lokcheck.revision.forms.table import FORMS, render

__all__ = ["FORMS", "render"]
