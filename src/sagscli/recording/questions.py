"""How each key is asked for, in a dialogue and in the help of its option."""

from sagscli.language import N_, _
from sagscli.recording.happening import Happening

_QUESTIONS = {
    ("møder", "art"): N_("Which kind of meeting?"),
    ("møder", "planlagt"): N_("Which day is it planned for?"),
    ("møder", "afholdt"): N_("Which day was it held?"),
    ("møder", "nummer"): N_("Which number in its row, where it has one?"),
    ("møder", "deltagere"): N_("Who takes part, or took part?"),
    ("møder", "drøftet"): N_("What was discussed?"),
    ("møder", "referat"): N_("The minutes"),
    ("møder", "referat-udsendt"): N_("Which day were the minutes sent out?"),
    ("samtykker", "til"): N_("What is the consent for?"),
    ("samtykker", "givet"): N_("Which day was it given?"),
    ("samtykker", "af"): N_("Who gave it?"),
    ("samtykker", "form"): N_("In writing or by word of mouth?"),
    ("samtykker", "trukket"): N_("From which day is it withdrawn?"),
    ("vurderinger", "art"): N_("Which assessment?"),
    ("vurderinger", "bestilt"): N_("Which day was it asked for?"),
    ("vurderinger", "bestilt-hos"): N_("Who was asked to set it going?"),
    ("vurderinger", "dato"): N_("Which day is on it?"),
    ("vurderinger", "af"): N_("Which profession made it?"),
    ("skøn", "spørgsmål"): N_("Which question was answered?"),
    ("skøn", "svar"): N_("Is the answer yes?"),
    ("skøn", "af"): N_("Who answered it?"),
    ("skøn", "dato"): N_("Which day was it answered?"),
    ("skøn", "begrundelse"): N_("Why?"),
    ("skøn", "eksempler"): N_("Examples, a line each"),
    ("aftaler", "hvad"): N_("What was agreed?"),
    ("aftaler", "hvem"): N_("Who does it?"),
    ("aftaler", "aftalt"): N_("Which day was it agreed?"),
    ("aftaler", "senest"): N_("By which day is it to be done?"),
    ("aftaler", "udført"): N_("Which day was it done?"),
    ("henvisninger", "til"): N_("What is the child or group referred to?"),
    ("henvisninger", "anbefalet"): N_("Which day was it recommended?"),
    ("henvisninger", "accepteret"): N_("Which day did the parents accept?"),
    ("henvisninger", "aftalt-ved"): N_("At which meeting was it agreed?"),
    ("henvisninger", "udarbejdet"): N_("Which day was it written?"),
    ("henvisninger", "af"): N_("Who wrote it?"),
    ("henvisninger", "sendt"): N_("Which day was it sent?"),
    ("henvisninger", "møde"): N_("Which day do those who decide meet?"),
    ("henvisninger", "ønsket-opstart"): N_("From which day is it wished for?"),
    ("henvisninger", "begrundelse"): N_("Why is it asked for?"),
    ("henvisninger", "bilag"): N_("Enclosures, a path a line"),
    ("afgørelse", "dato"): N_("Which day was it decided?"),
    ("afgørelse", "udfald"): N_("Was it granted?"),
    ("afgørelse", "peger-på"): N_("What does the decision point to instead, or besides?"),
    ("afgørelse", "begrundelse"): N_("What is the reason given?"),
    ("afgørelse", "svar-sendt"): N_("Which day was the answer sent?"),
    ("tilbud", "art"): N_("Which offer?"),
    ("tilbud", "opstart"): N_("Which day does it begin?"),
    ("tilbud", "sted"): N_("Where?"),
    ("tilbud", "ophør"): N_("Which day does it end?"),
    ("indsatser", "niveau"): N_("At which level?"),
    ("indsatser", "tiltag"): N_("Which tiltag?"),
    ("indsatser", "start"): N_("Which day does it begin?"),
    ("indsatser", "slut"): N_("Which day does it end?"),
    ("indsatser", "mål"): N_("Goals, a line each"),
    ("indsatser", "tegn"): N_("Signs that a goal is reached, a line each"),
    ("indsatser", "rettet-mod"): N_("Is it directed at the community, the child, or both?"),
    ("indsatser", "evalueres"): N_("Which day is it to be evaluated?"),
    ("indsatser", "evalueret"): N_("Which day was it evaluated?"),
    ("indsatser", "evaluering"): N_("What did the evaluation say?"),
    ("evalueringer", "dato"): N_("Which day was it evaluated?"),
    ("evalueringer", "tekst"): N_("What did the evaluation say?"),
    ("evalueringer", "justering"): N_("What was adjusted?"),
    ("handleplaner", "dato"): N_("Which day is on the plan?"),
    ("handleplaner", "deltagere"): N_("Who made it together?"),
    ("handleplaner", "skema"): N_("By which form?"),
    ("handleplaner", "nummer"): N_("Which number has it?"),
    ("handleplaner", "felter"): N_("A field of the form and its text, as field=text"),
    ("handleplaner", "godkendt"): N_("Which day was it approved?"),
    ("faser", "fase"): N_("Which phase?"),
    ("faser", "start"): N_("Which day does it begin?"),
    ("faser", "slut"): N_("Which day is it to end?"),
    ("faser", "fokus"): N_("What is its focus?"),
    ("faser", "afsluttet"): N_("Which day was it finished?"),
    ("skole", "start"): N_("Which day does the child start in school?"),
    ("skole", "distriktsskole"): N_("Which is the district school?"),
    ("narrativer", "dato"): N_("Which day was it seen?"),
    ("narrativer", "af"): N_("Who tells it?"),
    ("narrativer", "tekst"): N_("What happened?"),
    ("narrativer", "situation"): N_("In which everyday situation?"),
    ("narrativer", "belyser"): N_("What does it shed light on?"),
    ("dokumentation", "dato"): N_("Which day is it from?"),
    ("barn", "født"): N_("When was the child born?"),
    ("barn", "dagtilbud"): N_("Which daycare is the child in?"),
    ("forældre", "forældremyndighed"): N_("Does this parent hold forældremyndighed?"),
    ("dokumentation", "form"): N_("What is it?"),
}
_ENCLOSURE = N_("The path of the enclosure, such as bilag/…")


def question(happening: Happening, danish: str) -> str:
    """Return how a key of a happening is asked for, in the language in use."""
    place = happening.section if danish in happening.identity else None
    return question_of(place or happening.inner or happening.section, danish)


def question_of(section: str, danish: str) -> str:
    """Return how a key of a section, or of what lies in one, is asked for."""
    text = _QUESTIONS.get((section, danish))
    if text is None and danish != "bilag":
        return _('What is to stand under "{key}"?').format(key=danish)
    return _(text if text is not None else _ENCLOSURE)
