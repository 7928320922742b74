"""Polish: dates, quotation marks and verbs of saying."""

from timeline.draft.language import Language

_MONTHS = {
    word: number
    for words in (
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
        "styczniu lutym marcu kwietniu maju czerwcu lipcu sierpniu wrześniu październiku listopadzie grudniu",
    )
    for number, word in enumerate(words.split(), 1)
}
_WEEKDAYS = "poniedziałek wtorek środę czwartek piątek sobotę niedzielę"
_NUMBERS = "jeden dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć jedenaście dwanaście"

LANGUAGE = Language(
    code="pl",
    name="Polish",
    common="i w się na nie że jest to był była były od oraz który która które jak po dla przez jego także może ich",
    quotes=(("„", "”"), ("«", "»"), ("“", "”")),
    abbreviations="r w ul im dr prof mgr inż św tys mln mld zł gr np itd itp tzn tj m.in ok str s nr pt ks gen płk por",
    months=_MONTHS,
    weekdays={word: number for number, word in enumerate(_WEEKDAYS.split())},
    units={
        **dict.fromkeys(("dzień", "dni"), "day"),
        **dict.fromkeys(("tydzień", "tygodnie", "tygodni"), "week"),
        **dict.fromkeys(("miesiąc", "miesiące", "miesięcy"), "month"),
        **dict.fromkeys(("rok", "lata", "lat"), "year"),
    },
    numbers={word: number for number, word in enumerate(_NUMBERS.split(), 1)},
    dates=(
        r"\b(?P<day>[0-9]{1,2})\s?[–-]\s?(?P<to_day>[0-9]{1,2})\s{month}\s(?P<year>[12][0-9]{3})\b",
        r"\b(?P<day>[0-9]{1,2})\s{month}\s(?P<year>[12][0-9]{3})\b",
        r"\b(?<=\bw\s){month}\s(?P<year>[12][0-9]{3})\b",
        r"(?<![\w.])(?P<day>[0-3]?[0-9])\.(?P<number>[01][0-9])\.(?P<year>[12][0-9]{3})(?![\w]|\.[0-9])",
        r"(?<![\w-])(?P<year>[12][0-9]{3})-(?P<number>[01][0-9])-(?P<day>[0-3][0-9])(?![\w-])",
        r"\b(?P<day>[0-9]{1,2})\s{month}\b(?!\s[0-9])",
        r"\b(?<=\bw\s)(?P<year>1[0-9]{3}|20[0-9]{2})\s(?:roku|r\.)",
    ),
    near=(
        (r"\bprzedwczoraj\b", "day", -2),
        (r"\bwczoraj\b", "day", -1),
        (r"\bjutro\b", "day", 1),
        (r"\bw\s(?:ubiegłym|zeszłym)\stygodniu\b", "week", -1),
        (r"\bw\s(?:ubiegłym|zeszłym)\smiesiącu\b", "month", -1),
        (r"\bw\s(?:ubiegłym|zeszłym)\sroku\b", "year", -1),
    ),
    on_weekday=(r"\bw\s(?P<last>ubiegły|ubiegłą|zeszły|zeszłą)\s{weekday}\b", r"\bwe?\s{weekday}\b"),
    ago=(r"\b{count}\s{unit}\stemu\b",),
    future=r"\b(?:będzie|będą|odbędzie|odbędą|planuje|planują|następn\w+|przyszł\w+|zaplanowan\w+)\b",
    limits=r"\b(?:po|przed|począwszy)\b",
    limits_beside=r"\b(?:do|od|między|nie|każd\w+|co\sroku)",
    says=(
        r"powiedział|powiedziała|oświadczył|oświadczyła|poinformował|poinformowała|stwierdził|stwierdziła|napisał"
        r"|napisała|podkreślił|podkreśliła|zaznaczył|zaznaczyła|dodał|dodała|wyjaśnił|wyjaśniła|odpowiedział"
        r"|odpowiedziała|mówi|mówił|mówiła"
    ),
    that="że",
    titles="prezydent premier minister generał poseł senator pan pani prof. dr",
    joins="i a że jak ale gdy kiedy",
    not_names="on ona oni one ono my wy ja kto co to tak ale i a w na za z do o jak kiedy jeśli także wtedy tam tu po",
)
