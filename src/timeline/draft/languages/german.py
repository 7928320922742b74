"""German: dates, quotation marks and verbs of saying. Every noun has a capital letter, so few names are told."""

from timeline.draft.language import Language

_MONTHS = "januar februar märz april mai juni juli august september oktober november dezember"
_WEEKDAYS = "montag dienstag mittwoch donnerstag freitag samstag sonntag"
_NUMBERS = "ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf"

LANGUAGE = Language(
    code="de",
    name="German",
    common=(
        "der die das und nicht ist von den mit sich des auf für dem ein eine auch als werden war wurde nach bei wird"
    ),
    quotes=(("„", "“"), ("»", "«"), ("„", "”"), ("«", "»"), ("“", "”")),
    abbreviations="z.b d.h u.a usw bzw ca dr prof hr fr nr str st abs art vgl evtl ggf mio mrd bd s v.a o.ä jh",
    ordinal_dot=True,
    capital_months=True,
    months={**{word: number for number, word in enumerate(_MONTHS.split(), 1)}, "jänner": 1},
    weekdays={**{word: number for number, word in enumerate(_WEEKDAYS.split())}, "sonnabend": 5},
    units={
        **dict.fromkeys(("tag", "tagen"), "day"),
        **dict.fromkeys(("woche", "wochen"), "week"),
        **dict.fromkeys(("monat", "monaten"), "month"),
        **dict.fromkeys(("jahr", "jahren"), "year"),
    },
    numbers={
        **{word: number for number, word in enumerate(_NUMBERS.split(), 1)},
        **dict.fromkeys(("einem", "einer"), 1),
    },
    parts={"anfang": "early", "mitte": "mid", "ende": "late"},
    dates=(
        r"\b(?P<day>[0-9]{1,2})\.\s?(?:bis|–|-|und)\s?(?P<to_day>[0-9]{1,2})\.\s{month}\s(?P<year>[12][0-9]{3})\b",
        r"\b(?P<day>[0-9]{1,2})\.\s{month}\s(?P<year>[12][0-9]{3})\b",
        r"\b(?:{part}\s)?{month}\s(?P<year>[12][0-9]{3})\b",
        r"(?<![\w.])(?P<day>[0-3]?[0-9])\.(?P<number>[01]?[0-9])\.(?P<year>[12][0-9]{3})(?![\w]|\.[0-9])",
        r"(?<![\w-])(?P<year>[12][0-9]{3})-(?P<number>[01][0-9])-(?P<day>[0-3][0-9])(?![\w-])",
        r"\b(?P<day>[0-9]{1,2})\.\s{month}\b(?!\s[0-9])",
        r"\b(?<=\bim\sJahr\s)(?P<year>1[0-9]{3}|20[0-9]{2})\b",
        r"\b(?<=\bim\sJahre\s)(?P<year>1[0-9]{3}|20[0-9]{2})\b",
    ),
    near=(
        (r"\bvorgestern\b", "day", -2),
        (r"\bgestern\b", "day", -1),
        (r"\b(?:vergangene|letzte|vorige)[rn]?\sWoche\b", "week", -1),
        (r"\b(?:vergangenen|letzten|vorigen)\sMonat\b", "month", -1),
        (r"\b(?:vergangenen|letzten|vorigen|vergangenes|letztes|voriges)\sJahr\b", "year", -1),
    ),
    on_weekday=(r"\bam\s(?P<last>vergangenen|letzten|vorigen)\s{weekday}\b", r"\bam\s{weekday}\b"),
    ago=(r"\bvor\s{count}\s{unit}\b",),
    future=r"\b(?:wird|werden|soll|sollen|will|wollen|geplant|nächste\w*|kommende\w*|bevorstehend\w*)\b",
    limits=r"\b(?:nach|seit|bevor|nachdem)\b",
    limits_beside=r"\b(?:vor|bis|ab|zwischen|von|nicht|jede[nrs]?|als)",
    says=(
        r"sagte|sagt|betonte|betont|schrieb|schreibt|teilte|äußerte|antwortete|meinte|meint|fügte"
        r"|berichtete|berichtet|warnte|warnt|kritisierte"
    ),
    says_if="erklärte|erklärt|bestätigte|bestätigt|kündigte",
    that="dass",
    titles="präsident bundeskanzler bundeskanzlerin kanzler minister ministerin herr frau dr. prof.",
    joins="und dass wie aber als wenn",
    particles="von van zu",
    not_names=(
        "er sie es wir ihr ich wer was das der die den dem ein eine einen dies diese dieser so aber und in im am"
        " an auf bei mit nach von zu auch dann da hier dort wenn als sprecher sprecherin regierung polizei"
        " experten"
    ),
    article_spoils=True,
    articles="der die das den dem des ein eine einen einem einer kein keine sein seine ihr ihre",
)
