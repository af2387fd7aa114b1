"""The file of a book: a ZIP (EPUB Open Container Format 3.3), in the same bytes each time."""

from __future__ import annotations

import io
from collections.abc import Mapping
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

MEDIA_TYPE = "application/epub+zip"
CONTAINER = b"""\
<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles>
<rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
"""
FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The time of every file, the first that a ZIP can say."""
UNIX, READABLE = 3, 0o100644 << 16


def packed(files: Mapping[str, bytes]) -> bytes:
    """The files of a book, the package among them as `package.opf`, in their order."""
    written = io.BytesIO()
    with ZipFile(written, "w") as archive:
        # First and as it is, so that the kind of file stands at a known place (section 4.3.3).
        _add(archive, "mimetype", MEDIA_TYPE.encode(), ZIP_STORED)
        _add(archive, "META-INF/container.xml", CONTAINER, ZIP_DEFLATED)
        for name, content in files.items():
            _add(archive, f"book/{name}", content, ZIP_DEFLATED)
    return written.getvalue()


def _add(archive: ZipFile, name: str, content: bytes, how: int) -> None:
    entry = ZipInfo(name, FIRST_DAY)
    entry.create_system, entry.external_attr = UNIX, READABLE
    archive.writestr(entry, content, how, 9)
