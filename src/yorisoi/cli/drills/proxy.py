"""A small balancer in front of two nodes: it passes bytes on, and goes round a node that is down."""

import asyncio
import itertools
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress

BLOCK = 1 << 16


@contextmanager
def balanced(ports: Sequence[int]) -> Iterator[int]:
    """Listen on a free port and share the connections among nodes; yield the port."""
    loop, ready, opened = asyncio.new_event_loop(), threading.Event(), list[int]()
    stop = asyncio.Event()

    async def serve() -> None:
        order = itertools.cycle(range(len(ports)))

        async def meet(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            await _pass_on(reader, writer, ports, next(order))

        server = await asyncio.start_server(meet, "127.0.0.1", 0, backlog=512)
        opened.append(server.sockets[0].getsockname()[1])
        ready.set()
        async with server:
            await stop.wait()

    thread = threading.Thread(target=loop.run_until_complete, args=(serve(),))
    thread.start()
    ready.wait()
    try:
        yield opened[0]
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join()
        loop.close()


async def _pass_on(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, ports: Sequence[int], first: int
) -> None:
    """Connect to the first node that answers; where none does, hang up."""
    for step in range(len(ports)):
        port = ports[(first + step) % len(ports)]
        try:
            node_reader, node_writer = await asyncio.open_connection("127.0.0.1", port)
        except OSError:
            continue
        await asyncio.gather(_pour(reader, node_writer), _pour(node_reader, writer))
        return
    writer.close()


async def _pour(source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while block := await source.read(BLOCK):
            sink.write(block)
            await sink.drain()
    with suppress(OSError):
        sink.close()
