"""English: dates, figures, quotations and who is quoted."""

from timeline.draft.language import Language

_SHORT = ("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec")
_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november"),
    "december",
)
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

LANGUAGE = Language(
    code="en",
    name="English",
    common="the of and to that was for with his they were this have had from not which been their would there",
    quotes=(("“", "”"), ("«", "»")),
    abbreviations=(
        "mr mrs ms dr prof sen rep gov gen col lt sgt capt maj adm rev hon st sr jr vs etc inc ltd corp co no nos"
        " vol pp p fig figs ch sec art dept est approx ca cf viz al jan feb mar apr jun jul aug sep sept oct nov"
        " dec e.g i.e a.m p.m u.s u.k d.c u.n ed eds op cit ibid messrs mme mlle"
    ),
    capital_months=True,
    months={
        **{word: number for number, word in enumerate(_MONTHS, 1)},
        **{word: _MONTHS.index(next(name for name in _MONTHS if name.startswith(word[:3]))) + 1 for word in _SHORT},
        **{
            f"{word}.": _MONTHS.index(next(name for name in _MONTHS if name.startswith(word[:3]))) + 1
            for word in _SHORT
        },
    },
    weekdays={word: number for number, word in enumerate(_WEEKDAYS)},
    units={unit + ending: unit for unit in ("day", "week", "month", "year") for ending in ("", "s")},
    numbers={**{word: number for number, word in enumerate(_NUMBERS, 1)}, "a": 1, "an": 1},
    parts={
        "early": "early",
        "mid-": "mid",
        "mid ": "mid",
        "late": "late",
        "the beginning of": "early",
        "the end of": "late",
        "the middle of": "mid",
    },
    dates=(
        # from 23 June to 9 July 2016, July 10th to July 17th, 2005, between 3 and 5 May 2021, June 17th to 23rd, 2007
        (
            r"\b(?P<span>(?:from\s|between\s)?(?:the\s)?[0-9]{1,2}(?:st|nd|rd|th)?(?:\sof)?(?:\s{any_month})?\s"
            r"(?:to|and|until)\s(?:the\s)?[0-9]{1,2}(?:st|nd|rd|th)?\s(?:of\s)?{any_month},?\s[12][0-9]{3})\b"
        ),
        (
            r"\b(?P<span>(?:from\s|between\s)?{any_month}\s[0-9]{1,2}(?:st|nd|rd|th)?\s(?:to|and|until)\s"
            r"(?:{any_month}\s)?[0-9]{1,2}(?:st|nd|rd|th)?,?\s[12][0-9]{3})\b"
        ),
        # 3–5 May 2021
        (
            r"\b(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?\s?(?:–|-)\s?(?P<to_day>[0-9]{1,2})(?:st|nd|rd|th)?\s(?:of\s)?"
            r"{month},?\s(?P<year>[12][0-9]{3})\b"
        ),
        # 18 March 2025, the 18th of March, 2025
        r"\b(?:the\s)?(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?\s(?:day\s)?(?:of\s)?{month},?\s(?P<year>[12][0-9]{3})\b",
        # March 18, 2025
        r"\b{month}\s(?:the\s)?(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?,?\s(?P<year>[12][0-9]{3})\b",
        # early March 2025
        r"\b(?:{part}\s?)?{month}(?:,?\s|,?\sof\s)(?P<year>[12][0-9]{3})\b",
        # 2025-03-18
        r"(?<![\w-])(?P<year>[12][0-9]{3})-(?P<number>[01][0-9])-(?P<day>[0-3][0-9])(?![\w-])",
        # 18 March, March 18
        r"\b(?:the\s)?(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?\s(?:of\s)?{month}\b(?!\s[0-9])",
        r"\b{month}\s(?:the\s)?(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?\b(?!\s[0-9]|[0-9:])",
        # in March, in late March; a capital letter tells the month from the verb, see `dates`
        r"\b(?<=\bin\s)(?:{part}\s?)?{month}\b(?!\s[0-9])",
        # in 1943, in early 1943
        r"\b(?<=\bin\s)(?:{part}\s?)?(?P<year>1[0-9]{3}|20[0-9]{2})\b(?![-–/][0-9])",
        r"\b{part}\s?(?P<year>1[0-9]{3}|20[0-9]{2})\b(?![-–/][0-9])",
        r"\b(?<=\bduring\s)(?P<year>1[0-9]{3}|20[0-9]{2})\b(?![-–/][0-9])",
    ),
    near=(
        (r"\b(?:the\s)?day\sbefore\syesterday\b", "day", -2),
        (r"\byesterday\b", "day", -1),
        (r"\blast\snight\b", "night", -1),
        (r"\blast\sweek\b", "week", -1),
        (r"\blast\smonth\b", "month", -1),
        (r"\blast\syear\b", "year", -1),
        (r"\bthe\sday\safter\stomorrow\b", "day", 2),
        (r"\btomorrow\b", "day", 1),
        (r"\bnext\smonth\b", "month", 1),
        (r"\bnext\syear\b", "year", 1),
    ),
    on_weekday=(
        r"\b(?:on\s)?(?P<last>last|this\spast|past)\s{weekday}\b",
        r"\b(?:on\s)?(?P<next>next|this\scoming)\s{weekday}\b",
        r"\bon\s{weekday}\b(?!s)",
        r"\b{weekday}(?=\s(?:morning|afternoon|evening|night)\b)",
    ),
    ago=(r"\b{count}\s{unit}\sago\b",),
    future=(
        r"\b(?:will|shall|would|could|may|might|plans?\sto|planned|scheduled|expected|due|going\sto|set\sto|is\sto|are\sto"
        r"|to\sbe\sheld|upcoming|next|ahead\sof|intends?\sto|hopes?\sto)\b|[’']ll\b"
    ),
    limits=(
        r"\b(?:after|before|since|until|till|prior\sto|following|ahead\sof|up\sto|as\s(?:of|he|she|it|they|we|i|in|at"
        r"|on|during)|which|who|whose|where|when|while|because|although|though|if|whereas|once|unlike|compared)\b"
    ),
    limits_beside=r"\b(?:by|from|between|than|to|every|each|for|not|and|or)",
    says=(
        r"says?|said|stated|states|wrote|writes|told|tells|remarked|replied|replies|answered|asserted"
        r"|asserts|insisted|insists|argued|argues|explained|explains|testified|tweeted|commented|comments|exclaimed"
    ),
    says_if=(
        r"added|adds|declared|declares|announced|announces|claimed|claims|noted|notes|stressed|stresses|emphasi[sz]ed|emphasi[sz]es|warned"
        r"|warns|confirmed|confirms|denied|denies|reported|reports|acknowledged|admitted|admits|recalled|recalls"
        r"|suggested|suggests|concluded|predicted|promised|repeated|posted|observed|observes|asked|asks|continued"
        r"|concedes|conceded|estimated|estimates|assured|believes|called|cried"
    ),
    that="that",
    adverbs=(
        "also later then once reportedly publicly repeatedly often recently simply further himself herself has had"
    ),
    according=r"\baccording\sto\s",
    titles=(
        "president prime minister mr mr. mrs mrs. ms ms. dr dr. sir lord lady senator sen sen. rep rep. governor"
        " gov gov. general gen gen. colonel col col. captain professor prof prof. judge justice king queen prince"
        " princess pope secretary chancellor ambassador vice deputy former chairman mayor minister director"
        " professor officer commander spokesman spokeswoman spokesperson"
    ),
    roles=(
        "spokesman spokeswoman spokesperson minister president director journalist analyst expert professor"
        " lawyer governor mayor ambassador chief leader author writer officer commander chairman chairwoman"
        " senator lawmaker historian economist secretary adviser advisor researcher scientist head coach"
        " chancellor attorney prosecutor and that but when while because as where if who although though whereas"
        " the since before after"
    ),
    joins="and that but when while because as where if although though whereas the so yet then later however",
    particles="of for and de la van von der den al bin ibn del di da dos el the",
    not_names=(
        "the a an this that these those he she it they we i you who what when where why how his her its their our"
        " my your but and or nor so yet for if in on at by of to from with as after before since until while"
        " because although though however then there here some many most all both each every one two three no not"
        " other others another such someone everyone everybody somebody nobody anyone people officials critics"
        " experts sources witnesses residents police authorities researchers scientists analysts monday tuesday"
        " wednesday thursday friday saturday sunday january february march april may june july august september"
        " october november december yesterday today tomorrow last next earlier later meanwhile also still now"
        " asked speaking report reports article chapter figure table section page note see god mr mrs ms dr sir"
        " madam yes well which whose whom that’s it’s"
    ),
    figures=True,
    plurals=(
        "people men women children troops police personnel staff cattle feet teeth aircraft dead wounded injured"
        " percent civilians soldiers casualties votes"
    ),
    not_plurals=(
        "as is was his its this thus us has does yes less plus versus across always perhaps besides towards ours"
        " theirs hers yours others series species news christmas bus gas class loss mass pass press process"
        " progress success access address business congress consensus crisis analysis basis status virus campus"
        " bonus focus census times o’clock degrees"
    ),
)
