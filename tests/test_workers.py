"""The same answers on one core and on several."""

import json
import os
import signal

import pytest

from sagscli import workers
from sagscli.cli.boundary import run
from sagscli.workers import in_chunks
from tests.conftest import ROOT

AS_OF = ["--as-of", "2026-10-05"]


def squares(numbers):
    return [number * number for number in numbers]


@pytest.mark.parametrize("pays_from", [10**9, 1])
@pytest.mark.parametrize("count", [0, 1, 15, 16, 17, 600])
def test_chunks_come_in_order_and_whole(pays_from, count, monkeypatch) -> None:
    monkeypatch.setattr(workers, "PAYS_FROM", pays_from)
    monkeypatch.setattr(workers.os, "cpu_count", lambda: 2)
    steps: list[int] = []
    found = [one for part in in_chunks(squares, range(count), steps.append) for one in part]
    assert found == [number * number for number in range(count)]
    assert sum(steps) == count


def test_a_fault_in_a_copy_is_ours_to_tell(monkeypatch) -> None:
    monkeypatch.setattr(workers, "PAYS_FROM", 1)
    monkeypatch.setattr(workers.os, "cpu_count", lambda: 2)

    def fail(_chunk):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        list(in_chunks(fail, [1, 2, 3], lambda _count: None))
    assert workers._job is None


def test_a_copy_that_is_killed_loses_nothing(monkeypatch) -> None:
    monkeypatch.setattr(workers, "PAYS_FROM", 1)
    monkeypatch.setattr(workers, "CHUNK", 2)
    monkeypatch.setattr(workers.os, "cpu_count", lambda: 2)
    here = os.getpid()

    def die(numbers):
        if 3 in numbers and os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return squares(numbers)

    found = [one for part in in_chunks(die, range(8), lambda _count: None) for one in part]
    assert found == squares(range(8))


def test_without_fork_it_is_a_plain_loop(monkeypatch) -> None:
    monkeypatch.setattr(workers, "PAYS_FROM", 1)
    monkeypatch.delattr(workers.os, "fork")
    assert list(in_chunks(squares, [3], lambda _count: None)) == [[9]]


@pytest.mark.parametrize(
    "words",
    [
        ["validate", "tests/render/faulty", *AS_OF, "--format", "json"],
        ["validate", "tests/negative", *AS_OF, "--format", "json"],
        ["deadlines", "sample-cases", *AS_OF, "--all", "--format", "json"],
        ["deadlines", "sample-cases", "tests/render/faulty", *AS_OF, "--explain"],
    ],
    ids=" ".join,
)
def test_one_core_and_several_say_the_same(words, capsys, monkeypatch) -> None:
    monkeypatch.chdir(ROOT)
    alone = run(words), capsys.readouterr()
    monkeypatch.setattr(workers, "PAYS_FROM", 1)
    monkeypatch.setattr(workers, "CHUNK", 3)
    monkeypatch.setattr(workers.os, "cpu_count", lambda: 3)
    together = run(words), capsys.readouterr()
    assert together == alone
    if "json" in words:
        assert json.loads(together[1].out)
