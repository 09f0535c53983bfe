"""What was found out about a case once need not be found out again for each of its lines."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from sagscli.case.record import Record

AnyRecord = TypeVar("AnyRecord", bound=Record)
AskedWith = ParamSpec("AskedWith")
Told = TypeVar("Told")


def remembered(
    ask: Callable[Concatenate[AnyRecord, AskedWith], Told],
) -> Callable[Concatenate[AnyRecord, AskedWith], Told]:
    """Remember what was told of the last record asked about, which is the first argument.

    It is known by being the same one, for looking alike takes as long as asking anew. Of a
    record that another has followed nothing is kept: a folder may hold very many.
    """
    last: Record | None = None
    answers: dict[object, tuple[object, Told]] = {}

    @wraps(ask)
    def answer(record: AnyRecord, /, *about: AskedWith.args, **more: AskedWith.kwargs) -> Told:
        nonlocal last
        if more:
            return ask(record, *about, **more)
        if record is not last:
            last = record
            answers.clear()
        words = tuple([id(word) if isinstance(word, Record) else word for word in about])
        if words not in answers:  # what was asked about is kept, so that its id stays its own
            answers[words] = about, ask(record, *about)  # type: ignore[call-arg]  # none by name
        return answers[words][1]

    return answer
