"""Bytes that are not text in UTF-8 are named for what they are."""

import io
import zipfile

import pytest

from lokcheck.errors import InputError
from lokcheck.sources.encoding import decode

TEXT = "title: Överenskommelse om vård\nbody: åäö ÅÄÖ é\n"


def refused(data: bytes) -> InputError:
    with pytest.raises(InputError) as caught:
        decode(data, "f.yaml")
    return caught.value


def packed(name: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(name, "x")
    return buffer.getvalue()


def test_utf8_with_and_without_byte_order_mark() -> None:
    assert decode(TEXT.encode(), "f") == TEXT
    assert decode(TEXT.encode("utf-8-sig"), "f") == TEXT


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf16_is_named(codec: str) -> None:
    error = refused(TEXT.encode(codec))
    assert "UTF-16" in error.text.sv
    assert "UTF-8" in error.text.sv
    assert error.advice is not None


@pytest.mark.parametrize("codec", ["utf-32", "utf-32-be"])
def test_utf32_is_named(codec: str) -> None:
    assert "UTF-32" in refused(TEXT.encode(codec)).text.sv


@pytest.mark.parametrize(("codec", "name"), [("cp1252", "Windows-1252"), ("mac_roman", "Mac Roman"), ("cp850", "DOS")])
def test_single_byte_encodings_are_named_at_the_first_letter(codec: str, name: str) -> None:
    error = refused(TEXT.encode(codec))
    assert name in error.text.sv
    assert '"Ö"' in error.text.sv
    assert error.place is not None
    assert (error.place.line, error.place.column) == (1, 8)


def test_other_bytes_that_are_no_utf8() -> None:
    error = refused(b"a: 1\nb: x\xfe\xfdx\n")
    assert error.place is not None
    assert (error.place.line, error.place.column) == (2, 5)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0", "PNG"),
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Word"),
        (b"{\\rtf1\\ansi", "RTF"),
        (packed("word/document.xml"), "docx"),
        (packed("xl/workbook.xml"), "xlsx"),
        (packed("brev.txt"), "zip"),
        (b"  <!DOCTYPE html><html>", "HTML"),
        (b"<?xml version='1.0'?>", "XML"),
    ],
)
def test_other_kinds_of_file_are_named(data: bytes, name: str) -> None:
    error = refused(data)
    assert name in error.text.sv
    assert name in error.text.en


def test_nul_in_a_text() -> None:
    error = refused(b"title: x\nid: a\0b\n")
    assert "NUL" in error.text.sv
    assert error.place is not None
    assert (error.place.line, error.place.column) == (2, 6)


@pytest.mark.parametrize("char", ["\x07", "\x1b", "\x7f", "\x85", "\u2028", "\u2029", "\ufeff", "\ufffe"])
def test_invisible_characters_are_placed(char: str) -> None:
    error = refused(f"a: 1\nb: x{char}\n".encode())
    assert f"U+{ord(char):04X}" in error.text.sv
    assert error.place is not None
    assert (error.place.line, error.place.column) == (2, 5)
