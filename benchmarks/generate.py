"""Make a folder of N realistic case files, the same ones each time for the same N."""

import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

FIRST_NAMES = ("Alma", "Bo", "Carla", "Dan", "Ella", "Finn", "Gry", "Hans", "Ida", "Jens")
LAST_NAMES = ("Eksempel", "Prøve", "Fiktiv", "Opdigtet", "Påfund")
CHILDREN_PER_GROUP = 7
NARRATIVE = (
    "Barnet står ved sandkassen og ser på de andre. En voksen sætter sig ved siden af og begynder "
    "at grave. Efter lidt tid tager barnet en skovl og graver med, og da et andet barn kommer "
    "til, rykker det sig, så der bliver plads til to."
)
# ruff: noqa: E501
CASE = """\
sag: VEJ-{number:06d}
regelsæt: vejle
konsulent: kons-{consultant}
barn:
  navn: {name}
  født: {born}
  cpr: {cpr}
  dagtilbud: Børnehuset nr. {house}
  forældre:
    - {{navn: Eva {last}, forældremyndighed: ja}}
    - {{navn: Otto {last}, forældremyndighed: ja}}
skole: {{start: {school}, distriktsskole: Søndre Skole, udsættelse: nej}}
samtykker:
  - {{til: henvisning, givet: {consent}, af: [Eva {last}, Otto {last}], form: skriftlig, trukket: null}}
møder:
  - {{art: konsultativt-møde, afholdt: {consent}, drøftet: [målgruppe]}}
  - {{art: forældremøde, afholdt: {consent}, deltagere: [forældre, daginstitutionsleder, psykolog]}}
{meetings}vurderinger:
  - {{art: pædagogisk-vurdering, bestilt: {ordered}, dato: {assessed}, af: småbørnskonsulent}}
  - {{art: psykologisk-vurdering, bestilt: {ordered}, dato: {assessed}, af: psykolog}}
henvisninger:
  - til: minigruppe
    anbefalet: {assessed}
    accepteret: {assessed}
    udarbejdet: {written}
    af: daginstitutionsleder
    sendt: {written}
    afgørelse: {{dato: {decided}, udfald: bevilget, svar-sendt: {decided}}}
tilbud:
  - {{art: minigruppe, sted: Minigruppe {group}, opstart: {start}, ophør: null}}
handleplaner:
  - nummer: 1
    dato: {plan}
    deltagere: [forældre, minigruppens-personale, psykolog]
    felter:
      trivsel-dagtilbud: {narrative}
      relationer: Leger helst med ét barn ad gangen og holder legen i gang længe.
      praksisser: Faste små grupper, og en voksen, der følger barnet ind i legen.
      trivsel-hjem: Forældrene fortæller, at barnet leger roligt med sin søster.
      velplaceret: Ja.
      mål-og-fokus: Flere lege, hvor der er plads til tre.
      arbejdshypoteser: Barnet finder ind i legen, når en voksen er ved siden af.
narrativer:
  - dato: {plan}
    af: pædagog
    situation: På legepladsen
    tekst: |
      {narrative}
"""


def cases(count: int) -> Iterator[tuple[str, str]]:
    """Yield `count` pairs of file name and text, about 2.6 KB each."""
    random = Random(20261005)  # noqa: S311 - the same folder each time, no secret
    for number in range(1, count + 1):
        born = date(2019, 1, 1) + timedelta(days=random.randrange(1500))
        start = max(date(2022, 3, 1), born + timedelta(days=1130 + random.randrange(300)))
        start = min(start, date(2026, 8, 1))
        yield f"VEJ-{number:06d}.yaml", _case(random, number, born, start)


def _case(random: Random, number: int, born: date, start: date) -> str:
    last = random.choice(LAST_NAMES)
    held = min(start + timedelta(days=80 + random.randrange(30)), date(2026, 9, 30))
    return CASE.format(
        number=number,
        consultant=number % 250,
        name=f"{random.choice(FIRST_NAMES)} {last}",
        last=last,
        born=born,
        cpr=f"{born.day + 60:02d}{born.month:02d}{born.year % 100:02d}-{4000 + number % 5999}",
        house=number // 15,
        school=date(born.year + 6, 8, 1),
        consent=start - timedelta(days=90),
        ordered=start - timedelta(days=88),
        assessed=start - timedelta(days=60),
        written=start - timedelta(days=50),
        decided=start - timedelta(days=30),
        start=start,
        plan=held,
        group=number // CHILDREN_PER_GROUP,
        meetings=_meetings(random, held),
        narrative=NARRATIVE,
    )


def _meetings(random: Random, held: date) -> str:
    return "".join(
        f"  - art: statusmøde\n    afholdt: {day}\n"
        f"    deltagere: [forældre, minigruppens-personale, psykolog]\n"
        f"    drøftet: [relationer, fællesskab, udbytte]\n"
        for at in range(random.randrange(1, 4))
        if (day := held + timedelta(days=182 * at)) <= date(2026, 10, 1)
    )


def write(folder: Path, count: int) -> None:
    """Write a case folder of `count` cases, spread as a municipality's would be."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "sag.yaml").write_text("sprog: da\nregelsæt: vejle\n", encoding="utf-8")
    for at, (name, text) in enumerate(cases(count)):
        place = folder / "sager" / f"{at // 500:03d}"
        place.mkdir(parents=True, exist_ok=True)
        (place / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]))
