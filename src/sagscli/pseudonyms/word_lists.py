"""The words that people, places and texts are invented from. All names are common Danish ones."""

FIRST_NAMES = tuple(
    """
    Agnete Aksel Albin Alfred Alvin Anker Annelise Arne Asbjørn Asta Aurora Balder Bertil Birk
    Birthe Bjarke Bodil Brita Carla Dagmar Dagny Ditlev Ebba Egon Eline Elvira Embla Esben Fie
    Filippa Flemming Frode Gerda Gorm Grete Gudrun Gunnar Halfdan Hakon Hedvig Helga Henny Hjalte
    Ida Inga Ingolf Ivalo Jarl Jeppe Jytte Kaja Karl Kasper Keld Kirsa Knud Kristoffer Laurits Leif
    Lilli Lone Ludvig Lykke Magna Malte Margit Merle Mynte Nanna Nohr Norma Oda Oskar Palle Petra
    Ragna Rigmor Rolf Rosa Runa Sander Sigrid Siv Solveig Storm Svend Sylvester Thilde Thora Thyge
    Tilde Toke Torben Tove Troels Ulla Uffe Valde Verner Vibe Viggo Vilfred Ylva Yrsa Åse Åge
    """.split()  # noqa: SIM905 - a list of a hundred is easier to read so
)
_LAST_BEGIN = "Birke Bjerg Bøge Dal Eng Fjord Grøn Hav Hede Hvid Høj Ler Lilje Lind Lyng Mose Nør"
_LAST_BEGIN += " Pile Ros Sand Skov Sol Sten Sø Toft Ulve Vest Æble Øster Ås"
_LAST_END = "berg bjerg by bæk dal gaard holm holt høj kær lund mark rup sted strøm vad vang ved"
LAST_NAMES = tuple(f"{begin}{end}" for begin in _LAST_BEGIN.split() for end in _LAST_END.split())

PLACE_WORDS = tuple(
    """
    Agerhønen Anemonen Bakketoppen Blåmejsen Brombærret Bølgen Dompappen Dueurten Edderfuglen
    Egernet Fiskehejren Fyrtårnet Gøgeurten Græshoppen Guldsmeden Hasselmusen Havkatten Hyldebærret
    Isfuglen Kastanjen Kornblomsten Kærmyren Lærkereden Løvfrøen Mælkebøtten Mågen Mariehønen
    Nattergalen Oldenborren Pindsvinet Pilefløjten Ravnen Regnspoven Rønnebærret Sivskoen Snogen
    Snerlen Sommerfuglen Spurven Stenhøjen Stæren Svalereden Tangloppen Tranebærret Tusindbenet
    Tyttebærret Urfuglen Vandmøllen Viben Vintergækken Æblehaven Ørnereden Åkanden
    """.split()  # noqa: SIM905
)

FILLER = tuple(
    """
    her står noget andet opdigtet tekst uden indhold som fylder lige så meget og ikke siger hvem det
    handler om eller hvad der er sket den dag så kan enhver læse med mens ordene kun viser hvor
    langt stykket var før det blev byttet ud med fyld
    """.split()  # noqa: SIM905
)
"""In lower case all of them: a capital in a copied text is a sign that something was kept."""
