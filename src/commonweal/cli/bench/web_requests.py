"""A generator of HTTP requests on this machine: so many connections, for so long."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

HOST = "127.0.0.1"
ENDING = "Accept-Encoding: identity\r\n\r\n"
LONGEST_ANSWER = 10.0


class UnexpectedAnswer(RuntimeError):
    """A server that is measured answered something other than 200; a figure from it would say nothing."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Times:
    """How long each answer took, in seconds, and how long all of them together."""

    answers: tuple[float, ...]
    seconds: float

    @property
    def per_second(self) -> float:
        """Answers a second; where none came in time, as if one had."""
        return max(len(self.answers), 1) / self.seconds

    def percentile(self, share: float) -> float:
        """The time within which that share of the answers came, in seconds; all of it when none came."""
        ordered = sorted(self.answers)
        if not ordered:
            return self.seconds
        return ordered[min(int(share * len(ordered)), len(ordered) - 1)]


@dataclass(slots=True)
class Connection:
    """One connection that is kept open, as a browser keeps it."""

    port: int
    streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = field(default=None)

    async def get(self, address: str) -> None:
        """Ask for an address and read the whole answer; UnexpectedAnswer unless it is 200."""
        if self.streams is None:
            self.streams = await asyncio.open_connection(HOST, self.port)
        reader, writer = self.streams
        writer.write(f"GET {address} HTTP/1.1\r\nHost: {HOST}:{self.port}\r\n{ENDING}".encode())
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
        await _read_body(reader, head)
        if not head.startswith("http/1.1 200"):
            raise UnexpectedAnswer(f"{address}: {head.splitlines()[0]}")
        if "connection: close" in head:
            await self.close()

    async def close(self) -> None:
        """Let go of the connection."""
        if self.streams:
            self.streams[1].close()
            self.streams = None


def users(port: int, addresses: Sequence[str], *, count: int, seconds: float) -> Times:
    """So many users at one request a second each, spread over the second, for so long."""

    async def user(number: int, times: list[float], end: float, begin: float) -> None:
        connection, at = Connection(port), begin + number / count
        for address in _in_turn(addresses, number):
            await asyncio.sleep(max(at - time.perf_counter(), 0))
            if at >= end:
                break
            # Counted from when it was due: a slow server does not slow its measurement down.
            await asyncio.wait_for(connection.get(address), LONGEST_ANSWER)
            times.append(time.perf_counter() - at)
            at += 1.0
        await connection.close()

    return _measured(user, count=count, seconds=seconds)


def saturated(port: int, addresses: Sequence[str], *, connections: int, seconds: float) -> Times:
    """So many connections, each asking again once answered; what comes after the end does not count."""

    async def one(number: int, times: list[float], end: float, begin: float) -> None:
        connection = Connection(port)
        for address in _in_turn(addresses, number * len(addresses) // connections):
            started = time.perf_counter()
            if started >= end:
                break
            try:
                await asyncio.wait_for(connection.get(address), end - started)
            except TimeoutError:
                break
            times.append(time.perf_counter() - started)
        await connection.close()

    return _measured(one, count=connections, seconds=seconds)


def warmed(port: int, addresses: Sequence[str], *, answers: int = 40, within: float = 60.0) -> None:
    """Ask until the server has answered so often: each worker reads its data with its first answer."""
    end, answered = time.monotonic() + within, 0
    while answered < answers and time.monotonic() < end:
        answered += len(saturated(port, addresses, connections=8, seconds=2.0).answers)


def _measured(one: Callable[..., object], *, count: int, seconds: float) -> Times:
    async def all_of_them() -> Times:
        times: list[float] = []
        begin = time.perf_counter()
        end = begin + seconds
        await asyncio.gather(*(one(number, times, end, begin) for number in range(count)))  # type: ignore[arg-type]
        return Times(answers=tuple(times), seconds=time.perf_counter() - begin)

    with ThreadPoolExecutor(1) as thread:  # whose loop is ours alone, whatever runs on the caller's thread
        return thread.submit(asyncio.run, all_of_them()).result()


def _in_turn(addresses: Sequence[str], first: int) -> Iterator[str]:
    """The addresses over and over, beginning at another one for each connection."""
    at = first
    while True:
        yield addresses[at % len(addresses)]
        at += 1


async def _read_body(reader: asyncio.StreamReader, head: str) -> None:
    headers = dict(line.split(": ", 1) for line in head.split("\r\n")[1:] if ": " in line)
    if "content-length" in headers:
        await reader.readexactly(int(headers["content-length"]))
        return
    if "chunked" not in headers.get("transfer-encoding", ""):
        await reader.read()
        return
    while size := int(await reader.readline(), 16):
        await reader.readexactly(size + 2)
    await reader.readline()
