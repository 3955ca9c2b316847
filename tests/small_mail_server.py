"""A real mail server for tests, on this machine alone: it takes letters, or refuses some, and keeps what it took."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy


class SmallMailServer:
    """What was taken, letter by letter. `refuses` are answers to RCPT by address, such as `550 No such user`."""

    def __init__(self) -> None:
        self.letters: list[bytes] = []
        self.refuses: dict[str, str] = {}
        self.port = 0

    def message_ids(self) -> list[str]:
        """The Message-ID of every letter, in the order in which they were taken."""
        return [str(message_from_bytes(one, policy=policy.default)["Message-ID"]) for one in self.letters]

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One conversation, as RFC 5321 has it."""
        writer.write(b"220 small\r\n")
        try:
            while line := await reader.readline():
                said = line.decode("ascii", "replace").strip()
                verb = said[:4].upper()
                if verb == "DATA":
                    writer.write(b"354 go on\r\n")
                    self.letters.append(await self.letter(reader))
                    answer = "250 taken"
                elif verb == "RCPT":
                    address = said.partition("<")[2].partition(">")[0]
                    answer = self.refuses.get(address, "250 well")
                else:
                    answer = {"QUIT": "221 bye"}.get(verb, "250 well")
                writer.write(f"{answer}\r\n".encode())
                await writer.drain()
                if verb == "QUIT":
                    break
        except ConnectionError:
            return
        finally:
            writer.close()

    async def letter(self, reader: asyncio.StreamReader) -> bytes:
        """The lines up to a full stop; ConnectionError where the sender died before it."""
        lines = []
        while (line := await reader.readline()) != b".\r\n":
            if not line:
                raise ConnectionResetError
            lines.append(line.removeprefix(b".") if line.startswith(b"..") else line)
        return b"".join(lines)


@contextmanager
def small_mail_server() -> Iterator[SmallMailServer]:
    """A server on a free port, for as long as the context lasts."""
    server, loop, ready = SmallMailServer(), asyncio.new_event_loop(), threading.Event()

    async def begin() -> None:
        listening = await asyncio.start_server(server.serve, "127.0.0.1", 0)
        server.port = listening.sockets[0].getsockname()[1]
        ready.set()

    def run() -> None:
        asyncio.set_event_loop(loop)
        loop.run_until_complete(begin())
        loop.run_forever()

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    if not ready.wait(10):
        raise TimeoutError("the mail server did not start")
    try:
        yield server
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
