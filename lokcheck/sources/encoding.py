"""Bytes to text: UTF-8, and a clear answer about everything else. An encoding is named, never guessed silently."""

import re

from lokcheck.errors import InputError, Place
from lokcheck.sources.faults import fault

__all__ = ["decode"]

_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "en PDF-fil", "a PDF file"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "en äldre Word- eller Excelfil", "an old Word or Excel file"),
    (b"{\\rtf", "en RTF-fil", "an RTF file"),
    (b"\x89PNG", "en PNG-bild", "a PNG image"),
    (b"\xff\xd8\xff", "en JPEG-bild", "a JPEG image"),
    (b"GIF8", "en GIF-bild", "a GIF image"),
    (b"\x1f\x8b", "en packad fil (gzip)", "a compressed file (gzip)"),
    (b"7z\xbc\xaf", "en packad fil (7z)", "a compressed file (7z)"),
    (b"SQLite format 3", "en databas (SQLite)", "a database (SQLite)"),
    (b"\x7fELF", "ett program", "a program"),
    (b"MZ\x90", "ett program", "a program"),
)
_PACKED: tuple[tuple[bytes, str, str], ...] = (
    (b"word/", "en Wordfil (docx)", "a Word file (docx)"),
    (b"xl/", "en Excelfil (xlsx)", "an Excel file (xlsx)"),
    (b"ppt/", "en Powerpointfil (pptx)", "a PowerPoint file (pptx)"),
    (b"opendocument", "en OpenDocument-fil", "an OpenDocument file"),
)
_MARKUP = re.compile(rb"\s*<(?:!doctype|html|\?xml|head|body)\b", re.IGNORECASE)
# The bytes of å, ä, ö, Å, Ä, Ö and é in the encodings that Swedish files turn up in.
_SINGLE_BYTE: tuple[tuple[str, str, bytes], ...] = (
    ("cp1252", "Windows-1252 (ANSI)", b"\xe5\xe4\xf6\xc5\xc4\xd6\xe9"),
    ("mac_roman", "Mac Roman", b"\x8c\x8a\x9a\x81\x80\x85\x8e"),
    ("cp850", "DOS (cp850)", b"\x86\x84\x94\x8f\x8e\x99\x82"),
)
_SAVE = (
    "Öppna filen i textredigeraren och spara den med kodningen UTF-8.",
    "Open the file in the text editor and save it with the encoding UTF-8.",
)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
# Searched for one by one: a character class with them takes longer to compile than a document to read.
_INVISIBLE = ("\u2028", "\u2029", "\ufeff", "\ufffe", "\uffff")


def decode(data: bytes, file: str) -> str:
    """Return the text of ``data`` without its byte order mark. Raises InputError for what is not text in UTF-8."""
    _refuse_other_formats(data, file)
    _refuse_wide(data, file)
    body = data.removeprefix(b"\xef\xbb\xbf")
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _not_utf8(body, error.start, file) from None
    control = _CONTROL.search(text)
    found = [text.find(char) for char in _INVISIBLE]
    bad = [at for at in (control.start() if control else -1, *found) if at >= 0]
    if bad:
        raise _control(text, min(bad), file)
    return text


def _refuse_other_formats(data: bytes, file: str) -> None:
    names = next(((sv, en) for magic, sv, en in _MAGIC if data.startswith(magic)), None)
    if data.startswith(b"PK\x03\x04"):
        names = next(((sv, en) for part, sv, en in _PACKED if part in data), ("en zip-fil", "a zip file"))
    if _MARKUP.match(data):
        names = ("en HTML- eller XML-fil", "an HTML or XML file")
    if names:
        advice = (
            "Ge lokcheck dokumentet som YAML; originalet läses in med kommandot import.",
            "Give lokcheck the document as YAML; the original is read with the command import.",
        )
        raise fault(Place(file), f"Filen är ingen YAML-fil; den ser ut som {names[0]}.",
                    f"The file is not YAML; it looks like {names[1]}.", advice)  # fmt: skip


def _refuse_wide(data: bytes, file: str) -> None:
    """UTF-16 and UTF-32 show by their byte order mark, or by every other byte being NUL."""
    head = data[:4000]
    wide = head[:2] in (b"\xff\xfe", b"\xfe\xff") or head[:4] == b"\x00\x00\xfe\xff"
    nul = head.count(0)
    if wide or (nul and 3 * max(head[::2].count(0), head[1::2].count(0)) > len(head)):
        name = "UTF-32" if 2 * nul > len(head) + 8 else "UTF-16"
        raise fault(Place(file, 1, 1), f"Filen är sparad i kodningen {name}; lokcheck läser UTF-8.",
                    f"The file is saved in the encoding {name}; lokcheck reads UTF-8.", _SAVE)  # fmt: skip
    where = data.find(0)
    if where >= 0:
        place = _place(file, data[:where].decode("utf-8", "replace"))
        raise fault(place, "Filen är ingen textfil: här står ett nolltecken (NUL).",
                    "The file is not text: there is a NUL character here.")  # fmt: skip


def _not_utf8(data: bytes, start: int, file: str) -> InputError:
    place = _place(file, data[:start].decode("utf-8"))
    counts = [sum(data.count(byte) for byte in marks) for _, _, marks in _SINGLE_BYTE]
    best = max(range(len(counts)), key=lambda which: counts[which])
    codec, name, marks = _SINGLE_BYTE[best]
    if data[start] not in marks:
        return fault(place, "Filen är inte sparad i kodningen UTF-8: tecknet här kan inte läsas.",
                     "The file is not saved in the encoding UTF-8: the character here can not be read.",
                     _SAVE)  # fmt: skip
    char = data[start : start + 1].decode(codec)
    return fault(
        place,
        f'Filen är inte sparad i kodningen UTF-8, utan troligen i {name}: tecknet här vore då "{char}".',
        f"The file is not saved in the encoding UTF-8 but probably in {name}, where the character here is '{char}'.",
        _SAVE,
    )


def _control(text: str, start: int, file: str) -> InputError:
    code = f"U+{ord(text[start]):04X}"
    return fault(
        _place(file, text[:start]),
        f"Här står ett osynligt tecken som inte får finnas i filen ({code}).",
        f"There is an invisible character here that the file may not hold ({code}).",
        (
            "Ta bort det; sådana tecken följer ofta med text som klistrats in från Word, PDF eller webben.",
            "Remove it; such characters often come with text pasted from Word, PDF or the web.",
        ),
    )


def _place(file: str, before: str) -> Place:
    lines = before.replace("\r\n", "\n").replace("\r", "\n")
    return Place(file, lines.count("\n") + 1, len(lines) - lines.rfind("\n"))
