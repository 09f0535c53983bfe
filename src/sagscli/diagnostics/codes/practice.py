"""Codes for plans, levels and starts that are not as the sources have them (SAG342 to SAG347)."""

from sagscli.diagnostics.codes.code import Code
from sagscli.diagnostics.diagnostic import Severity
from sagscli.language import N_

CODES = (
    Code(
        "SAG342",
        "plan-incomplete",
        Severity.WARNING,
        N_("a plan with empty fields, or without those who take part"),
        N_(
            "The plan is dated, so its deadline is met (V8). But the source says what such a plan "
            "holds and who takes part in it, and the case leaves some of it out (A21). Fill it in, "
            "or leave the date out as long as the plan is being written."
        ),
        wrong="handleplaner:\n  - {dato: 2026-06-01, deltagere: [pædagog]}\n",
        right=(
            "regelsæt: haderslev\n"
            "handleplaner:\n"
            "  - dato: 2026-06-01\n"
            "    deltagere: [pædagog, forældre]\n"
            "    felter: {læringsfællesskab: Små grupper., barnet: Er med i leg.,\n"
            "      barnets-stemme: Jeg vil være med., forældrenes-perspektiv: Gladere.}\n"
        ),
    ),
    Code(
        "SAG343",
        "level-too-early",
        Severity.WARNING,
        N_("an indsats or a place before the levels that come before it"),
        N_(
            "Before an indsats at this level, those at the levels before it are always tried and "
            "evaluated (H1, A22), and the case has no such evaluation from before that day. Write "
            "it if there was one. It stops nothing."
        ),
        wrong=(
            "regelsæt: haderslev\n"
            "indsatser:\n"
            "  - {niveau: indgribende, mål: [Leg], tegn: [Ja], start: 2026-03-02,\n"
            "    evalueres: 2026-09-02}\n"
        ),
        right=(
            "regelsæt: haderslev\n"
            "indsatser:\n"
            "  - {niveau: forebyggende, mål: [Leg], tegn: [Siger ja], start: 2026-03-02,\n"
            "    evalueres: 2026-05-04, evalueret: 2026-05-04}\n"
        ),
    ),
    Code(
        "SAG344",
        "measure-incomplete",
        Severity.WARNING,
        N_("an indsats without goals, signs or a day for its evaluation"),
        N_(
            "The plan says of each indsats what the goal is, how one sees that it is reached, and "
            "when it is evaluated (H2), and one that is foregribende is always directed at the "
            "community of children (H1). Without that nobody can tell later what came of it (A22)."
        ),
        wrong=(
            "regelsæt: haderslev\n"
            "indsatser:\n"
            "  - {niveau: forebyggende, mål: [Leg], start: 2026-02-02}\n"
        ),
        right=(
            "regelsæt: haderslev\n"
            "indsatser:\n"
            "  - {niveau: forebyggende, mål: [Leg], tegn: [Siger ja], start: 2026-02-02,\n"
            "    evalueres: 2026-09-02}\n"
        ),
    ),
    Code(
        "SAG345",
        "start-in-august",
        Severity.WARNING,
        N_("a school start later in August"),
        N_(
            "A child who begins with the school year begins on 1 August, whatever weekday the bell "
            "rings (A24). The preparatory meeting's 1 November hangs on that day (V14). With "
            "another day in August only the six months count, so it is worth asking which is meant."
        ),
        wrong="skole:\n  start: 2028-08-09\n",
        right="skole:\n  start: 2028-08-01\n",
    ),
    Code(
        "SAG346",
        "meeting-too-early",
        Severity.WARNING,
        N_("a meeting without what must be there before it"),
        N_(
            "Some meetings are only held when something else is in place, and the case does not "
            "have it: an arbejdsmøde takes the parents' consent (H10). Until then it shows no "
            "step as taken. Write what is missing if it is there, or wait with the meeting."
        ),
        wrong=("regelsæt: haderslev\nmøder:\n  - {art: arbejdsmøde, afholdt: 2026-03-20}\n"),
        right=(
            "regelsæt: haderslev\n"
            "barn: {navn: Alma, forældre: [{navn: Eva Eksempel, forældremyndighed: ja}]}\n"
            "samtykker:\n"
            "  - {til: tværfagligt-samarbejde, givet: 2026-03-12, af: [Eva Eksempel]}\n"
            "møder:\n"
            "  - {art: arbejdsmøde, afholdt: 2026-03-20}\n"
        ),
    ),
    Code(
        "SAG347",
        "period-too-long",
        Severity.WARNING,
        N_("a ressourcevurdering of more than half a year"),
        N_(
            "A ressourcevurdering is granted for half a year at a time (H4). The case plans it for "
            "longer, so its evaluation would come too late. Correct the day; when the half year is "
            "over, the council is asked anew."
        ),
        wrong=(
            "regelsæt: haderslev\n"
            "indsatser:\n"
            "  - {niveau: indgribende, tiltag: ressourcevurdering, mål: [Leg], tegn: [Ja],\n"
            "    slut: 2027-08-31, start: 2026-12-01}\n"
        ),
        right=(
            "regelsæt: haderslev\n"
            "indsatser:\n"
            "  - {niveau: indgribende, tiltag: ressourcevurdering, mål: [Leg], tegn: [Ja],\n"
            "    slut: 2027-05-31, start: 2026-12-01}\n"
        ),
    ),
)
