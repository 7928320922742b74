"""What figures are counted in: currencies, spellings of units, words that are never a unit, singular and plural."""

import unicodedata
from functools import lru_cache

MICROSECONDS = "µs"
"""The base unit of lengths of time."""

_MEASURES = {
    "mm": "mm 1  cm 10  dm 100  m 1000  km 1000000",
    "mg": "mg 1  g 1000  kg 1000000  t 1000000000",
    "cm2": "cm2 1  m2 10000  ha 100000000  km2 10000000000",
    "ml": "ml 1  l 1000  m3 1000000",
    "W": "w 1  kw 1000  MW 1000000  gw 1000000000",
    "Wh": "wh 1  kwh 1000  MWh 1000000  gwh 1000000000",
    "months": "month 1  months 1  year 12  years 12  decade 120  decades 120",
}
"""By base unit: folded units and how many of it they hold. Lengths of time below the month are in `when.duration`."""

MEASURES: dict[str, tuple[str, int]] = {
    unit: (base, int(size))
    for base, listed in _MEASURES.items()
    for unit, size in (entry.split() for entry in listed.split("  "))
}
"""Units that convert: the base unit of each and how many of it the unit holds."""

SCORES = frozenset(["vote", "votes", "goal", "goals", "set", "sets", "seat", "seats"])
"""What is counted on two sides: `88-2 votes` is the outcome of a vote, no range."""

MONEY_SCALES = {"k": 10**3, "m": 10**6, "mn": 10**6, "b": 10**9, "t": 10**12}
"""What multiplies the number before it beside a currency alone: elsewhere `m` is a metre and `t` a tonne."""

CAPITAL_SCALES = {"M": 10**6, "B": 10**9}
"""What multiplies a number that it touches, `1.2M`, and is no unit of length or weight."""

SHORT_SCALES = frozenset("mbtMBT")
"""Letters that are a scale to one and a metre, a byte or a tonne to another: `1.2m followers`, `5M`."""

SCALES = {
    "thousand": 10**3,
    "million": 10**6,
    "bn": 10**9,
    "billion": 10**9,
    "tn": 10**12,
    "trillion": 10**12,
}
"""Words that multiply the number before them."""

CURRENCY_SYMBOLS = {"£": "GBP", "$": "USD", "US$": "USD", "€": "EUR", "₴": "UAH", "₽": "RUB", "₹": "INR", "₪": "ILS"}
"""Signs that stand for one currency. `¥` stands for two, so it is no currency here; `$` is read as the US dollar."""

# ISO 4217, the active codes of countries and unions; no funds, metals or test codes.
_CODES = """
    AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP
    CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF
    IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD
    MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB
    RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD
    UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG
"""
CURRENCIES = frozenset(_CODES.split())

# Spellings of one unit, in lower case.
_SPELLINGS = {
    "percent": "%",
    "per cent": "%",
    "pct": "%",
    "metre": "m",
    "metres": "m",
    "meter": "m",
    "meters": "m",
    "kilometre": "km",
    "kilometres": "km",
    "kilometer": "km",
    "kilometers": "km",
    "centimetre": "cm",
    "centimetres": "cm",
    "centimeter": "cm",
    "centimeters": "cm",
    "millimetre": "mm",
    "millimetres": "mm",
    "millimeter": "mm",
    "millimeters": "mm",
    "gram": "g",
    "grams": "g",
    "tonne": "t",
    "tonnes": "t",
    "metric ton": "t",
    "metric tons": "t",
    "litre": "l",
    "litres": "l",
    "liter": "l",
    "liters": "l",
    "megawatt": "MW",
    "megawatts": "MW",
    "kilogram": "kg",
    "kilograms": "kg",
    "hectare": "ha",
    "hectares": "ha",
    "m²": "m2",
    "m³": "m3",
    "km²": "km2",
    "cm²": "cm2",
    "cm³": "cm3",
    "sq m": "m2",
    "sq km": "km2",
    "square metre": "m2",
    "square metres": "m2",
    "square meter": "m2",
    "square meters": "m2",
    "square kilometre": "km2",
    "square kilometres": "km2",
    "square kilometer": "km2",
    "square kilometers": "km2",
    "cubic metre": "m3",
    "cubic metres": "m3",
    "cubic meter": "m3",
    "cubic meters": "m3",
}

_LENGTHS = ("mm", "cm", "dm", "m", "km", "in", "ft", "yd", "mi")
WITH_DIGITS = frozenset(f"{length}{power}" for length in _LENGTHS for power in "23")
"""The only units that are written with a digit."""

_CLINGING = "% ‰ ° °c °f mm cm dm m km kg g t ha l w kw mw gw kwh mwh gwh v kv hz mhz ghz b kb mb gb tb"
CLINGING = frozenset(_CLINGING.split())
"""Units that may touch the number before them (`74%`, `20km`), beside those of time, area and volume; in lower case."""

_MONTHS = """
    january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec
    січень лютий березень квітень травень червень липень серпень вересень жовтень листопад грудень
    січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня
    январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь
    января февраля марта апреля мая июня июля августа сентября октября ноября декабря
    styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień
    stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia
    januar jänner februar märz mai juni juli oktober dezember
    janvier février mars avril juin juillet août septembre octobre novembre décembre
    enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
    gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre
"""
_ZONES = """
    utc gmt z et est edt ct cst cdt mt mst mdt pt pst pdt wet west bst ist cet cest eet eest msk trt idt jst kst aest
    aedt
"""
_CLOCK = "am pm a.m a.m. p.m p.m. o'clock o’clock bc bce ad ce"
# Words that turn a number into something else than an amount: "40 or more" is no 40, "2 dozen" is no 2.
_TURNING = """
    more less fewer most least plus minus so hundred hundreds thousands millions billions trillions dozen dozens score
    k mn mln mld mrd mio tsd tys lakh crore тис тис. тыс тыс. млн млрд сто
"""
NEVER_UNITS = frozenset(f"{_MONTHS} {_ZONES} {_CLOCK} {_TURNING}".split())
"""Words that no unit may hold, in lower case: months, zones, parts of a clock time, words that change the number."""

_JOINING = "or and to than at about around nearly almost over under"
NEVER_AT_AN_END = frozenset(_JOINING.split())
"""Words that no unit begins or ends with: "patients and staff" is one, the "or" of "40 or more" is none."""

_IRREGULAR = {
    "person": "people",
    "man": "men",
    "woman": "women",
    "child": "children",
    "serviceman": "servicemen",
    "servicewoman": "servicewomen",
    "policeman": "policemen",
    "fisherman": "fishermen",
    "life": "lives",
    "wife": "wives",
    "half": "halves",
    "knife": "knives",
    "foot": "feet",
    "tooth": "teeth",
    "mouse": "mice",
    "crisis": "crises",
    "analysis": "analyses",
    "phenomenon": "phenomena",
    "criterion": "criteria",
}
_IRREGULAR_SINGULAR = {plural: singular for singular, plural in _IRREGULAR.items()}
_HISSING = ("s", "x", "z", "ch", "sh")


# The only letters whose case counts: a megawatt is no milliwatt.
_MEGA = {unit: unit for unit in ("MW", "MWh", "MV", "MHz", "MPa", "MJ", "Mg", "Mt", "MSv")}


@lru_cache(maxsize=1024)
def fold_unit(unit: str) -> str:
    """The unit as it is compared: one case, one way of writing its letters, one spelling."""
    written = unicodedata.normalize("NFC", unit).split()
    words = [_MEGA.get(word, word.casefold()) for word in written]
    for length in (2, 1):
        if (known := _SPELLINGS.get(" ".join(words[:length]))) is not None:
            words[:length] = [known]
            break
    return " ".join(words)


def same_unit(left: str, right: str) -> bool:
    """Whether two folded units are the same words, each in the singular or the plural.

    English plurals only; in any other language the word must be the same.
    """
    if left == right:
        return True
    left_words, right_words = left.split(), right.split()
    return len(left_words) == len(right_words) and all(map(_same_word, left_words, right_words))


def _same_word(left: str, right: str) -> bool:
    return left == right or right in _plurals(left) or left in _plurals(right)


def _plurals(word: str) -> tuple[str, ...]:
    """What the plural of a word can be. Short words are abbreviations and have none: `m` and `ms` are two units."""
    if (irregular := _IRREGULAR.get(word)) is not None:
        return (irregular,)
    if len(word) < 3 or not word.isascii():
        return ()
    if word.endswith(_HISSING):
        return (word + "es",)
    if word[-1] == "y" and word[-2] not in "aeiou":
        return (word[:-1] + "ies",)
    return (word + "s", word + "es") if word[-1] == "o" else (word + "s",)


def singular(unit: str) -> str:
    """The unit as it reads after 1: the last word in the singular where its plural is a regular or listed one."""
    *others, word = unit.split(" ")
    folded = word.casefold()
    if (known := _IRREGULAR_SINGULAR.get(folded)) is not None:
        return " ".join([*others, known])
    stems = [folded[:-3] + "y"] if folded.endswith("ies") else []
    stems += [folded[:-2]] if folded.endswith(("sses", "xes", "ches", "shes", "oes")) else []
    stems += [folded[:-1]] if folded.endswith("s") and not folded.endswith(("ss", "us", "is")) else []
    for stem in stems:
        if folded in _plurals(stem):
            return " ".join([*others, word[: len(stem)] if folded.startswith(stem) else stem])
    return unit


def is_plural_of(plural: str, unit: str) -> bool:
    """Whether the first unit is the second one in the plural."""
    return plural.casefold() != unit.casefold() and singular(plural).casefold() == unit.casefold()
