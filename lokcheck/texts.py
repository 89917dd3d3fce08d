"""A text in the two languages of every report: Swedish for the officials, English for everybody else."""

from typing import Literal, NamedTuple

__all__ = ["Lang", "Text"]

Lang = Literal["sv", "en"]


class Text(NamedTuple):
    """The same sentence in Swedish and in English."""

    sv: str
    en: str

    def get(self, lang: Lang) -> str:
        """Return the sentence in ``lang``."""
        return self.en if lang == "en" else self.sv

    def format(self, **values: object) -> "Text":
        """Return the text with its ``{placeholders}`` filled in, in both languages."""
        return Text(self.sv.format(**values), self.en.format(**values))
