"""Turns an uploaded file, CSV or XLSX, into the text that could have been pasted. Pure."""

import csv
import io
import zipfile
from datetime import date, datetime
from xml.etree.ElementTree import ParseError

MOST_BYTES = 1_000_000
# A spreadsheet is a packed file: a small one may unfold to gigabytes.
MOST_UNPACKED = 30_000_000
MOST_ROWS = 5_000
TOO_LARGE = "This file is too large: up to 1 MB can be entered at once. Enter it in parts."
NOT_READ = "This Excel file can’t be read. Save it again as .xlsx, or as CSV."
KINDS = {
    b"\xd0\xcf\x11\xe0": "This is an Excel file of the old kind, or one with a password. Save it "
    "as .xlsx without a password, or as CSV.",
    b"%PDF": "This is a PDF file. Copy its table into a spreadsheet, or paste its lines.",
}
BYTE_ORDER_MARKS = {
    b"\xef\xbb\xbf": "utf-8-sig",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}


def text_of(file: bytes) -> str:
    """Return the text of a CSV file, or the first sheet of an XLSX file parted by tabs.

    Raises ValueError with a sentence.
    """
    if len(file) > MOST_BYTES:
        raise ValueError(TOO_LARGE)
    for beginning, sentence in KINDS.items():
        if file.startswith(beginning):
            raise ValueError(sentence)
    return _sheet(file) if file.startswith(b"PK\x03\x04") else decoded(file)


def decoded(file: bytes) -> str:
    """Return the text of bytes in UTF-8, in UTF-16 with its mark, or else as older Excel writes."""
    for mark, encoding in BYTE_ORDER_MARKS.items():
        if file.startswith(mark):
            return file.decode(encoding, errors="replace")
    try:
        return file.decode("utf-8")
    except UnicodeDecodeError:
        return file.decode("cp1252", errors="replace")


def _sheet(file):
    try:
        with zipfile.ZipFile(io.BytesIO(file)) as archive:
            if sum(part.file_size for part in archive.infolist()) > MOST_UNPACKED:
                raise ValueError(TOO_LARGE)
        return _rows(file)
    except (zipfile.BadZipFile, KeyError, ParseError, OSError, EOFError) as fault:
        raise ValueError(NOT_READ) from fault


def _rows(file):
    # 12 MiB: a worker that is never given a workbook does without.
    from openpyxl import load_workbook  # noqa: PLC0415

    # What Excel last showed is read, not the formulas behind it.
    workbook = load_workbook(io.BytesIO(file), read_only=True, data_only=True)
    if not workbook.worksheets:
        raise ValueError(NOT_READ)
    sheet = workbook.worksheets[0]
    sheet.reset_dimensions()  # the file may say that it has a million rows
    text = io.StringIO()
    writer = csv.writer(text, delimiter="\t", lineterminator="\n")
    for row in sheet.iter_rows(max_row=MOST_ROWS, values_only=True):
        writer.writerow(_shown(value) for value in row)
    workbook.close()
    return text.getvalue()


def _shown(value):
    """Return a cell as it would be pasted, in one line."""
    if isinstance(value, datetime | date):
        return value.isoformat(" ") if isinstance(value, datetime) else value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else " ".join(str(value).split())
