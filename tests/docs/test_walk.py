"""The guide's walk from an empty folder to the first status meeting, command by command."""

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sagscli.cli import dialogue
from sagscli.cli.boundary import run
from tests.docs.test_guide import WALK

BLOCKS = re.findall(r"^```sh\n(.*?)^```$", WALK, re.MULTILINE | re.DOTALL)
COMMANDS = [line for block in BLOCKS for line in block.splitlines()]
MOST_UNTIL_IT_IS_SENT = 8
"""So many commands at most take a leader from an empty folder to a referral that is sent."""
MOST_QUESTIONS_UNTIL_THEN = 80
DAYS = {
    "registrer henvisning sendt": "2026-10-14",
    "registrer henvisning afgjort": "2026-11-20",
    "registrer tilbud begyndt": "2026-12-01",
    "registrer handleplan ny": "2027-02-03",
    "registrer møde planlagt": "2027-02-04",
    "registrer møde afholdt": "2027-02-24",
    "frister": "2027-02-25",
}
"""The day each command is given; those before it are given on the first."""
TEXTS = {
    "Hvilken kommune": "Solbakke Kommune",
    "Hvad hedder barnet": "Nils Eksempel",
    "Hvilket dagtilbud": "Regnbuen",
    "Hvilken konsulent": "kons-a",
    "Hvorfor søges der": "Nils finder ro i små fællesskaber.",
    "Referatet": "Nils har fået en ven.",
    "Hvor?": "Solsikken",
    "Trivsel og udvikling": "Nils leger længere ad gangen.",
    "Relationer": "Nils har én fast legekammerat.",
    "Mål og fokus": "Nils siger fra med ord.",
    "Pædagogiske praksisser": "Små grupper før frokost.",
    "Er barnet velplaceret": "Ja.",
    "Arbejdshypoteser": "Faste pladser giver ro.",
}
CHOICES = {
    "Hvilket regelsæt": "vejle",
    "Hvilket slags møde": "statusmøde",
    "Hvad henvises": "minigruppe",
    "Blev det bevilget": "bevilget",
}
HAPPENED = {
    "Svært ved": "2026-09-01",
    "Barnet kan lære": "2026-09-01",
    "Konsultativt møde": "2026-09-01",
    "Møde med forældre": "2026-09-08",
    "Samtykke": "2026-09-08",
    "Brug for": "2026-09-08",
    "Pædagogisk": "2026-10-05",
    "Psykologisk": "2026-10-06",
    "Anbefaling": "2026-10-08",
    "Accept": "2026-10-12",
}
"""The day of what each requirement asks for."""


class Leader:
    """Answers as one who has the case before them; Enter where nothing is to be said."""

    def __init__(self) -> None:
        self.today = date(2026, 10, 13)
        self.about = ""
        self.questions = 0
        self.parents = iter(["Eva Eksempel"])

    def text(self, question: str, *_: Any, **_more: Any) -> str:
        self.questions += 1
        if question.startswith("Navn på en forælder"):
            return next(self.parents, "")
        return _of(TEXTS, question) or ""

    def choice(self, question: str, _option: str, choices: Mapping[str, str], **more: Any) -> str:
        self.questions += 1
        if "record" in choices:
            self.about = question
            return "record"
        return _of(CHOICES, question) or more.get("default") or next(iter(choices))

    def several(self, *_: Any, **more: Any) -> list[str]:
        self.questions += 1
        return list(more["chosen"])

    def yes_no(self, question: str, *_: Any, **_more: Any) -> bool:
        self.questions += 1
        if question == "Skal det skrives?":
            self.about = ""
        return not question.startswith("Er der brug for en supplerende")

    def date(self, question: str, *_: Any, **more: Any) -> date | None:
        self.questions += 1
        if "født" in question:
            return date(2023, 2, 3)
        if "bedt om" in question:
            return date(2026, 9, 9)
        if "planlagt" in question:
            return date(2027, 2, 24)
        happened = _of(HAPPENED, self.about)
        if happened:
            return date.fromisoformat(happened)
        return more.get("default") or self.today


def _of(answers: Mapping[str, str], question: str) -> str | None:
    return next((answer for begins, answer in answers.items() if question.startswith(begins)), None)


@pytest.fixture
def leader(monkeypatch: pytest.MonkeyPatch) -> Leader:
    hands = Leader()
    monkeypatch.setattr(dialogue, "can_ask", lambda: True)
    for name in ("text", "choice", "several", "yes_no", "date"):
        monkeypatch.setattr(dialogue, f"ask_{name}", getattr(hands, name))
    monkeypatch.setattr(dialogue, "ask_date_if_known", hands.date)

    class Clock(date):
        @classmethod
        def today(cls) -> date:
            return hands.today

    monkeypatch.setattr("sagscli.cli.options.date", Clock)
    monkeypatch.setenv("SAG_LANG", "da")
    monkeypatch.setenv("COLUMNS", "100")
    return hands


def test_few_commands_lead_to_a_referral_that_is_sent() -> None:
    at = next(at for at, line in enumerate(COMMANDS) if "henvisning sendt" in line)
    assert at + 1 <= MOST_UNTIL_IT_IS_SENT
    assert not [line for line in COMMANDS if line.startswith("git")]


@pytest.mark.slow
def test_the_walk_ends_where_the_guide_says(leader, tmp_path: Path, monkeypatch, capsys) -> None:
    """V6, V9, V11: all is in place before it is sent; the plan and the meeting are in time."""
    monkeypatch.chdir(tmp_path)
    said: dict[str, str] = {}
    for line in COMMANDS:
        program, *words = line.split()
        if program == "cd":
            monkeypatch.chdir(Path.cwd() / words[0])
            continue
        day = _of(DAYS, " ".join(words))
        leader.today = date.fromisoformat(day) if day else leader.today
        leader.about = ""
        code = run(words)
        said[line] = "".join(capsys.readouterr())
        if "sendt" in line:
            assert leader.questions <= MOST_QUESTIONS_UNTIL_THEN
        assert code == 0, (line, said[line])
    checked = next(text for line, text in said.items() if "--fix" in line)
    assert "Alt er på plads" in checked
    assert "Begrundelsen mangler" not in checked
    assert "Nils Eksempel" not in checked
    assert "små fællesskaber" in Path("henvisning.html").read_text("utf-8")
    listed = said["sag frister"]
    assert "Statusmøde nr. 1" not in listed
    assert "Handleplan" not in listed
    assert run(["frister", "--all"]) == 0
    assert re.search(r"01-09-2027 .*Statusmøde nr. 2", capsys.readouterr().out)
    assert run(["valider", "--strict"]) == 0
