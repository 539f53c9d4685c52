"""Reads a pasted list of awards: a table, plain lines, or the notation of the roster. Pure."""

import re
from dataclasses import dataclass, replace

from certifications.levels import Level
from certifications.program import FIRST_YEAR, LAST_YEAR
from certifications.roster import RosterError
from certifications.rounds import parse_rounds
from cities.text import in_one_line, writable

from .cells import HALF_READ, PasteError, is_unwritable, lines_of
from .columns import MOST_ROWS_ABOVE, columns_without_head, heads_of, twice
from .moments import Period, read_day
from .places import MERGED, Reader, place_of
from .values import read_level, read_sources, read_state
from .workbook import MOST_BYTES

MOST_ROWS = 1_000
NOTATION = re.compile(r"\( ?[0-9]{4} [^\W\d_]+ ?[,)]")
EMPTY = "There is nothing to enter. Paste the rows, or choose a file."
TOO_LARGE = "This is more than 1 MB, which is too large. Enter it in parts."
TOO_MANY = "These are {count:,} rows. Up to {most:,} can be entered at once: enter them in parts."
TWO_HEADS = "Two columns are headed “{column}”. Take one of them out."
NO_LEVEL = f"it is empty. Choose above which level such rows have, or type it. {MERGED}"


@dataclass(frozen=True)
class Row:
    """One city of a paste, as far as it could be read, and the sentences of what could not."""

    number: int
    typed: str
    name: str = ""
    state: str | None = None
    level: Level | None = None
    year: int | None = None
    day: Period | None = None
    sources: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()


@dataclass(frozen=True)
class Paste:
    """The rows of a paste, and sentences about what was left unread."""

    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()


def read(text: str, level: Level | None = None) -> Paste:
    """Return the rows of a paste; `level` is that of rows that name none.

    Raises PasteError where it cannot be read as rows at all.
    """
    if len(text.encode(errors="replace")) > MOST_BYTES:
        raise PasteError(TOO_LARGE)
    if not text.strip("\ufeff \t\r\n,;"):
        raise PasteError(EMPTY)
    is_notation = "\t" not in text and NOTATION.search(text)
    paste = _notation(text) if is_notation else _table(text, level)
    if len(paste.rows) > MOST_ROWS:
        raise PasteError(TOO_MANY.format(count=len(paste.rows), most=MOST_ROWS))
    if not paste.rows:
        raise PasteError(EMPTY)
    return paste


def _notation(text):
    try:
        lines, faults = parse_rounds(text), []
    except RosterError as refused:
        lines, faults = refused.lines, refused.faults
    rows = []
    for line in lines:
        day = read_day(line.day.isoformat()) if line.day else None
        for year, level in line.awards:
            typed = f"{line.label} ({year} {level.label})"
            row = Row(len(rows) + 1, typed, line.name, None, level, year, day)
            rows.append(_with_state(row, line.state))
    for fault in faults:
        number = len(rows) + 1
        rows.append(Row(number, in_one_line(fault), faults=(f"Row {number}: {fault}",)))
    return Paste(tuple(rows))


def _with_state(row, state):
    reader = Reader(row.number, {"state": state or ""})
    return replace(row, state=reader.read("state", read_state), faults=tuple(reader.faults))


def _table(text, level):
    lines = lines_of(text)
    above, heads, body = _parted_at_head(lines)
    notes = [f"Row {line.number} was not read: “{line.typed}”." for line in above]
    if heads:
        if column := twice(_columns(heads)):
            raise PasteError(TWO_HEADS.format(column=column))
        unread = [
            cell for cell, known in zip(heads.cells, _columns(heads), strict=True) if not known
        ]
        if any(unread):
            notes.append(f"Columns that were not read: {', '.join(filter(None, unread))}.")
    return Paste(tuple(_row(line, heads, level) for line in body), tuple(notes))


def _columns(heads):
    return heads_of(heads.cells)


def _parted_at_head(lines):
    """Return (rows above the head, the head or None, the rows below it)."""
    for place, line in enumerate(lines[:MOST_ROWS_ABOVE]):
        if heads_of(line.cells):
            return lines[:place], line, lines[place + 1 :]
        if sum(map(bool, line.cells)) > 1:
            break
    return [], None, lines


def _row(line, heads, level):
    if is_unwritable(line):
        fault = HALF_READ.format(number=line.number)
        return Row(line.number, writable(line.typed), faults=(fault,))
    columns = _columns(heads) if heads else columns_without_head(line.cells)
    reader = Reader(line.number, _by_column(line.cells, columns))
    name, state = place_of(reader)
    _refuse_excess(reader, line, columns)
    found = Row(
        line.number,
        line.typed,
        name,
        state,
        _level(reader, level),
        reader.read("year", _year),
        reader.read("announced on", read_day),
        reader.read("source", read_sources) or (),
    )
    return replace(found, faults=tuple(reader.faults))


def _by_column(cells, columns):
    """Return {column: text}; the web addresses of several cells are one text."""
    found = {}
    for column, cell in zip(columns, cells, strict=False):
        if column and cell:
            found[column] = f"{found[column]} {cell}" if column in found else cell
    return found


def _refuse_excess(reader, line, columns):
    over = [cell for cell in line.cells[len(columns) :] if cell]
    over += filter(None, [reader.cells.get("unknown")])
    for cell in over[:1]:
        reader.refuse(
            "cells",
            f"“{cell}” is in no column. Put a cell that has a comma in it in quotation marks.",
        )


def _level(reader, level):
    if reader.cells.get("level"):
        return reader.read("level", read_level)
    if level is None and not reader.faults:
        reader.refuse("level", NO_LEVEL)
    return level


def _year(text):
    digits = text.removesuffix(".0")
    if not re.fullmatch("[0-9]{4}", digits) or not FIRST_YEAR <= int(digits) <= LAST_YEAR:
        raise ValueError(f"“{text}” is not a year from {FIRST_YEAR} to {LAST_YEAR}.")
    return int(digits)
