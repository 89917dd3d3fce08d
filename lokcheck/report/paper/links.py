"""Headings and the links to them: each name stands once, and a link whose heading is not there is plain text."""

from collections.abc import Iterable

from lokcheck.report.paper.blocks import Block, Cell, Fields, Heading, Items, Line, Para, Span, Table

__all__ = ["linked"]


def linked(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return ``blocks`` with a name at the first heading that has it only, and with links that lead to those."""
    seen: set[str] = set()
    named = [_once(block, seen) for block in blocks]
    return tuple(_block(block, seen) for block in named)


def _once(block: Block, seen: set[str]) -> Block:
    if not isinstance(block, Heading):
        return block
    if not any(span.text for span in block.line):  # a title of spaces alone: a heading must say something
        block = block._replace(line=(Span("–"),))
    if block.name in seen:
        return block._replace(name="")
    seen.add(block.name)
    return block


def _block(block: Block, names: set[str]) -> Block:
    if isinstance(block, Para):
        return block._replace(line=_line(block.line, names))
    if isinstance(block, Items):
        return Items(tuple(_line(found, names) for found in block.lines))
    if isinstance(block, Fields):
        return Fields(tuple((label, _cell(held, names)) for label, held in block.rows))
    if isinstance(block, Table):
        return block._replace(rows=tuple(tuple(_cell(held, names) for held in row) for row in block.rows))
    return block


def _cell(cell: Cell, names: set[str]) -> Cell:
    return tuple(_line(found, names) for found in cell)


def _line(line: Line, names: set[str]) -> Line:
    return tuple(_span(span, names) for span in line)


def _span(span: Span, names: set[str]) -> Span:
    return span if span.target is None or span.target in names else span._replace(target=None)
