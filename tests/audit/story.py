"""Case folders whose whole history is made up: case by case, commit by commit, with real git."""

import copy
import json
import os
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from tests.history.conftest import PEOPLE

CaseData = dict[str, Any]
Change = Callable[[CaseData], None]

BEGAN = "2025-11-01"
SETTINGS = "sprog: da\nregelsæt: vejle\n"


def git(folder: Path, *words: str, feed: bytes = b"", **more: str) -> str:
    """Run git as Kim Prøve, whatever the machine has set up."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    done = subprocess.run(
        ["git", *words],
        cwd=folder,
        env={**kept, **PEOPLE, **more},
        input=feed,
        check=True,
        capture_output=True,
    )
    return done.stdout.decode().strip()


@dataclass(frozen=True)
class Entry:
    """A commit: when it was written and came in, by whom, and what files it left; None is none."""

    authored: datetime
    files: dict[str, str | None]
    committed: datetime | None = None
    author: str = "Kim Prøve"
    place: datetime | None = None
    """When it came in by the order of the commits, whatever its own times say."""


def at(day: str, hour: int = 12) -> datetime:
    """Return an hour of a day."""
    return datetime.fromisoformat(day).replace(hour=hour, tzinfo=UTC)


def path_of(number: str) -> str:
    """Return where a case lies."""
    return f"sager/{number}.yaml"


def text_of(case: CaseData) -> str:
    """Return a case as a file: a line for each section, and for each entry of a list."""
    lines = []
    for key, value in case.items():
        if isinstance(value, list):
            lines.append(f"{key}:")
            lines += [f"  - {_flow(entry)}" for entry in value]
        else:
            lines.append(f"{key}: {_flow(value)}")
    return "\n".join(lines) + "\n"


def _flow(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _begun(case: CaseData) -> None:
    case |= {
        "regelsæt": "vejle",
        "konsulent": "kons-a",
        "barn": {
            "navn": "Alma Eksempel",
            "født": "2022-03-14",
            "dagtilbud": "Regnbuen",
            "forældre": [{"navn": "Eva Eksempel", "forældremyndighed": "ja"}],
        },
        "skole": {"start": "2028-08-01", "distriktsskole": "Søndre Skole", "udsættelse": "nej"},
        "samtykker": [],
        "møder": [],
        "vurderinger": [],
        "henvisninger": [],
    }


def _consulted(case: CaseData) -> None:
    meeting = {"art": "konsultativt-møde", "afholdt": "2025-12-03", "drøftet": ["målgruppe"]}
    case["møder"].append(meeting | {"deltagere": ["daginstitutionsleder", "psykolog"]})


def _consented(case: CaseData) -> None:
    people = ["forældre", "daginstitutionsleder", "småbørnskonsulent"]
    case["møder"].append({"art": "forældremøde", "afholdt": "2025-12-10", "deltagere": people})
    consent = {"til": "henvisning", "givet": "2025-12-10", "af": ["Eva Eksempel"]}
    case["samtykker"].append(consent | {"form": "skriftlig"})


def _ordered(case: CaseData) -> None:
    asked = {"bestilt": "2025-12-11", "bestilt-hos": "Tea Tværfaglig"}
    for kind in ("pædagogisk-vurdering", "psykologisk-vurdering"):
        case["vurderinger"].append({"art": kind, **asked})


def _assessed(case: CaseData) -> None:
    first, second = case["vurderinger"]
    first |= {"dato": "2026-01-12", "af": "småbørnskonsulent"}
    second |= {"dato": "2026-01-14", "af": "psykolog"}


def _recommended(case: CaseData) -> None:
    answer = {"svar": "ja", "af": "psykolog", "dato": "2026-01-15"}
    case["henvisninger"].append(
        {
            "til": "minigruppe",
            "anbefalet": "2026-01-15",
            "accepteret": "2026-01-16",
            "ønsket-opstart": "2026-03-02",
            "skøn": {
                "støttebehov": dict(answer),
                "lærer-med-andre": answer | {"af": "daginstitutionsleder"},
                "brug-for-supplerende": answer | {"svar": "nej", "af": "småbørnskonsulent"},
            },
        }
    )


def _sent(case: CaseData) -> None:
    case["henvisninger"][0] |= {
        "udarbejdet": "2026-01-20",
        "af": "daginstitutionsleder",
        "sendt": "2026-01-22",
        "møde": "2026-02-05",
    }


def _granted(case: CaseData) -> None:
    decision = {"dato": "2026-02-05", "udfald": "bevilget", "svar-sendt": "2026-02-09"}
    case["henvisninger"][0]["afgørelse"] = decision


def _placed(case: CaseData) -> None:
    case["tilbud"] = [{"art": "minigruppe", "sted": "Solstrålen", "opstart": "2026-03-02"}]


def _status_planned(case: CaseData) -> None:
    case["møder"].append({"art": "statusmøde", "nummer": 1, "planlagt": "2026-06-01"})


def _status_held(case: CaseData) -> None:
    topics = ["relationer", "fællesskab", "udbytte"]
    case["møder"][-1] |= {"afholdt": "2026-06-01", "drøftet": topics}
    fields = {"mål-og-fokus": "At være med i en leg.", "relationer": "Har to venner."}
    plan = {"nummer": 1, "dato": "2026-06-01", "deltagere": ["forældre", "psykolog"]}
    case["handleplaner"] = [plan | {"felter": fields}]


def _approved(case: CaseData) -> None:
    case["handleplaner"][0]["godkendt"] = "2026-06-03"


def _school_planned(case: CaseData) -> None:
    case["møder"].append({"art": "forberedende-skolemøde", "planlagt": "2026-09-01"})


def _school_held(case: CaseData) -> None:
    people = ["distriktsskoleleder", "psykolog", "forældre"]
    case["møder"][-1] |= {"afholdt": "2026-09-01", "deltagere": people}


LIFE: dict[str, tuple[str, Change]] = {
    "begun": ("2025-11-20", _begun),
    "consulted": ("2025-12-03", _consulted),
    "consented": ("2025-12-10", _consented),
    "ordered": ("2025-12-11", _ordered),
    "assessed": ("2026-01-14", _assessed),
    "recommended": ("2026-01-16", _recommended),
    "sent": ("2026-01-22", _sent),
    "granted": ("2026-02-09", _granted),
    "placed": ("2026-03-02", _placed),
    "status planned": ("2026-05-01", _status_planned),
    "status held": ("2026-06-01", _status_held),
    "approved": ("2026-06-03", _approved),
    "school planned": ("2026-08-10", _school_planned),
    "school held": ("2026-09-01", _school_held),
}
"""What happens in a case in which everything is in order, and when it is written down."""


@dataclass
class Life:
    """The life of one case: the steps of LIFE, some of them otherwise, and more behind them."""

    number: str
    days: dict[str, str] = field(default_factory=dict)
    """Steps that are written down on another day."""
    otherwise: dict[str, Change] = field(default_factory=dict)
    """What is done to the case right after a step, in the same commit."""
    later: list[tuple[str, Change]] = field(default_factory=list)
    """Further commits."""
    files: list[Entry] = field(default_factory=list)
    """Further commits of files as they are."""
    gone: str | None = None
    """The day the file was taken away."""
    without: tuple[str, ...] = ()

    def entries(self) -> Iterator[Entry]:
        """Yield the commits of the case."""
        case: CaseData = {"sag": self.number}
        steps = [
            (self.days.get(name, day), name, change)
            for name, (day, change) in LIFE.items()
            if name not in self.without
        ]
        steps += [(day, "", change) for day, change in self.later]
        for day, name, change in sorted(steps, key=lambda step: step[0]):
            change(case)
            if name in self.otherwise:
                self.otherwise[name](case)
            yield Entry(at(day), {path_of(self.number): text_of(copy.deepcopy(case))})
        yield from self.files
        if self.gone is not None:
            yield Entry(at(self.gone), {path_of(self.number): None})


def write_history(folder: Path, entries: list[Entry], **more: str) -> None:
    """Make a repository of commits in the order of when they came in, and check it out."""
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "-q", "-b", "main", *(f"--{key}={value}" for key, value in more.items()))
    first = Entry(at(BEGAN), {"sag.yaml": SETTINGS})
    ordered = sorted(entries, key=lambda entry: entry.place or entry.committed or entry.authored)
    git(folder, "fast-import", "--quiet", feed=b"".join(_stream([first, *ordered])))
    git(folder, "reset", "--hard", "-q", "main")


def _stream(entries: list[Entry]) -> Iterator[bytes]:
    for number, entry in enumerate(entries):
        committed = entry.committed or entry.authored + timedelta(seconds=number)
        authored = entry.authored + timedelta(seconds=number)
        yield b"commit refs/heads/main\n"
        yield f"author {entry.author} <kim@example.org> {_seconds(authored)}\n".encode()
        yield f"committer Kim Prøve <kim@example.org> {_seconds(committed)}\n".encode()
        yield b"data 1\nx\n"
        for path, text in entry.files.items():
            if text is None:
                yield f"D {path}\n".encode()
            else:
                data = text.encode()
                yield f"M 100644 inline {path}\ndata {len(data)}\n".encode() + data + b"\n"


def _seconds(moment: datetime) -> str:
    return f"{int(moment.timestamp())} +0100"
