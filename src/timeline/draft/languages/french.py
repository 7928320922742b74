"""French: dates, quotation marks and verbs of saying."""

from timeline.draft.language import Language

_MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
_WEEKDAYS = "lundi mardi mercredi jeudi vendredi samedi dimanche"
_NUMBERS = "un deux trois quatre cinq six sept huit neuf dix onze douze"

LANGUAGE = Language(
    code="fr",
    name="French",
    common=(
        "le la les des du une et est dans que qui pour pas sur au avec par ce il elle sont été cette mais ont aux ses"
    ),
    quotes=(("«", "»"), ("“", "”"), ("„", "”")),
    abbreviations="m mm mme mlle dr pr st ste av bd p pp vol art cf etc ex env min no n° éd chap",
    months={word: number for number, word in enumerate(_MONTHS.split(), 1)},
    weekdays={word: number for number, word in enumerate(_WEEKDAYS.split())},
    units={
        **dict.fromkeys(("jour", "jours"), "day"),
        **dict.fromkeys(("semaine", "semaines"), "week"),
        **dict.fromkeys(("mois",), "month"),
        **dict.fromkeys(("an", "ans"), "year"),
    },
    numbers={**{word: number for number, word in enumerate(_NUMBERS.split(), 1)}, "une": 1},
    parts={"début": "early", "mi-": "mid", "fin": "late"},
    dates=(
        r"\b(?:du\s)?(?P<day>[0-9]{1,2})(?:er)?\s(?:au|et|–|-)\s(?P<to_day>[0-9]{1,2})\s{month}\s(?P<year>[12][0-9]{3})\b",
        r"\b(?P<day>[0-9]{1,2})(?:er)?\s{month}\s(?P<year>[12][0-9]{3})\b",
        r"\b(?:{part}\s?)?{month}\s(?P<year>[12][0-9]{3})\b",
        r"(?<![\w/])(?P<day>[0-3]?[0-9])/(?P<number>[01][0-9])/(?P<year>[12][0-9]{3})(?![\w/])",
        r"(?<![\w-])(?P<year>[12][0-9]{3})-(?P<number>[01][0-9])-(?P<day>[0-3][0-9])(?![\w-])",
        r"\b(?P<day>[0-9]{1,2})(?:er)?\s{month}\b(?!\s[0-9])",
        r"\b(?<=\ben\s)(?P<year>1[0-9]{3}|20[0-9]{2})\b(?![-–/][0-9])",
    ),
    near=(
        (r"\bavant-hier\b", "day", -2),
        (r"(?<!-)\bhier\b", "day", -1),
        (r"\bdemain\b", "day", 1),
        (r"\bla\ssemaine\s(?:dernière|passée)\b", "week", -1),
        (r"\ble\smois\s(?:dernier|passé)\b", "month", -1),
        (r"\bl[’']an(?:née)?\s(?:dernier|dernière|passé|passée)\b", "year", -1),
    ),
    on_weekday=(r"\b{weekday}\s(?P<last>dernier|passé)\b", r"(?<!\ble\s)\b{weekday}\b(?!\s(?:prochain|soir|[0-9]))"),
    ago=(r"\bil\sy\sa\s{count}\s{unit}\b",),
    future=r"\b(?:va|vont|sera|seront|aura|auront|doit|doivent|devrait|prévu\w*|prochain\w*)\b",
    limits=r"\b(?:après|depuis|à\spartir)\b",
    limits_beside=r"\b(?:avant|entre|pas|chaque|jusqu[’']\w+|dès)",
    says=(
        r"a\sdéclaré|a\sdit|a\saffirmé|a\sexpliqué|a\sajouté|a\sindiqué|a\sannoncé|a\sécrit|a\ssouligné|a\sprécisé"
        r"|a\srépondu|a\sestimé|déclare|affirme|explique|ajoute|souligne|estime|dit|écrit"
    ),
    that="que",
    titles="président ministre premier monsieur madame m. mme dr général",
    joins="et que mais quand lorsque comme",
    particles="de du des la le d’ von van",
    not_names=(
        "il elle ils elles on nous vous je qui que ce cela ceci le la les un une des du au aux en dans sur par"
        " pour avec et mais ou si comme quand lorsque après avant selon ainsi alors cette ces son sa ses leur"
    ),
)
