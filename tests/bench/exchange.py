"""One connection of a client that stays open, as small as can be."""

from __future__ import annotations

import asyncio
import re

WITHIN = 20.0


class Line:
    """Asks over a connection that stays open; a broken one is opened anew at the next question."""

    def __init__(self, port: int, address: str = "127.0.0.1") -> None:
        self._port = port
        self._address = address
        self.cookie = ""
        self._open: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(self, path: str, form: str | None = None) -> tuple[int, str]:
        """The status of an answer, and its body or where it leads. Raises OSError, EOFError,
        TimeoutError."""
        try:
            return await asyncio.wait_for(self._ask(path, form), WITHIN)
        except BaseException:
            self.hang_up()
            raise

    def hang_up(self) -> None:
        """Close the connection; the next question opens another."""
        if self._open is not None:
            self._open[1].close()
        self._open = None

    async def _ask(self, path: str, form: str | None) -> tuple[int, str]:
        if self._open is None:
            self._open = await asyncio.open_connection("127.0.0.1", self._port)
        reader, writer = self._open
        head = f"{'GET' if form is None else 'POST'} {path} HTTP/1.1\r\nHost: a\r\n"
        head += f"X-Forwarded-For: {self._address}\r\n"
        head += f"Cookie: {self.cookie}\r\n" if self.cookie else ""
        if form is not None:
            head += "Sec-Fetch-Site: same-origin\r\n"
            head += "Content-Type: application/x-www-form-urlencoded\r\n"
            head += f"Content-Length: {len(form)}\r\n"
        writer.write(f"{head}\r\n{form or ''}".encode())
        answer = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        length = re.search(r"content-length: *(\d+)", answer, re.I)
        body = (await reader.readexactly(int(length[1]) if length else 0)).decode()
        leads = re.search(r"location: *(\S+)", answer, re.I)
        return int(answer.split(" ", 2)[1]), leads[1] if leads else body
