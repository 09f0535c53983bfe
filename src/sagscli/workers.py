"""Do the same with many items: one after the other, or on all cores where that pays.

Only a large folder pays for it, and only a system that can copy a running process
(fork); everywhere else, and for every ordinary folder, this is a plain loop.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

PAYS_FROM = 1500
"""Fewer items than this are done sooner than further processes are at work."""
MOST_WORKERS = 4
CHUNK, SMALL_CHUNK = 256, 16

_job: tuple[Callable[[Sequence[Any]], Any], Sequence[Any]] | None = None
"""What the copies of this process find when they begin; it need not be sent to them."""


def in_chunks(
    work: Callable[[Sequence[T]], R], items: Sequence[T], step: Callable[[int], None]
) -> Iterator[R]:
    """Yield `work(chunk)` for one chunk of `items` after the other, in order.

    `step` is called with each chunk's length as it is done. What `work` returns must
    be fit to be sent between processes.
    """
    workers = min(os.cpu_count() or 1, MOST_WORKERS)
    if len(items) < PAYS_FROM or workers < 2 or not hasattr(os, "fork"):  # noqa: PLR2004
        for chunk in _chunks(len(items), SMALL_CHUNK):
            yield work(items[chunk])
            step(chunk.stop - chunk.start)
    else:
        yield from _shared(work, items, step, workers)


def _chunks(length: int, size: int) -> list[slice]:
    return [slice(start, min(start + size, length)) for start in range(0, length, size)]


def _shared(
    work: Callable[[Sequence[T]], R],
    items: Sequence[T],
    step: Callable[[int], None],
    workers: int,
) -> Iterator[R]:
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    global _job  # noqa: PLW0603 - the copies are made of this module as it stands
    _job = (work, items)
    pool = ProcessPoolExecutor(workers, get_context("fork"), initializer=_leave_interrupts_alone)
    try:
        chunks = _chunks(len(items), CHUNK)
        for chunk, future in [(chunk, pool.submit(_do, chunk)) for chunk in chunks]:
            try:
                result = future.result()
            except BrokenProcessPool:  # a copy was killed, for want of memory perhaps
                result = work(items[chunk])
            yield result
            step(chunk.stop - chunk.start)
    finally:
        _job = None
        pool.shutdown(wait=False, cancel_futures=True)


def _leave_interrupts_alone() -> None:
    """Let the process at the terminal answer Ctrl-C alone; the copies end with it."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _do(chunk: slice) -> Any:
    if _job is None:  # pragma: no cover - a copy is made after the job is set
        raise RuntimeError
    work, items = _job
    return work(items[chunk])
