"""The language of a quote, as BCP 47 writes it: `uk`, `en-GB`, `zh-Hant`."""

import re

from timeline.errors import TimelineError, shortened

_TAG = re.compile(r"(?P<code>[A-Za-z]{2,3})(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|[0-9]{3}))?(?:-[A-Za-z0-9]{4,8})*")
_ISO_639_1 = """
aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es
et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj
kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv
ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tg th
ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
"""
_TWO_LETTERS = frozenset(_ISO_639_1.split())
_MEANT = {
    "ua": "uk", "gr": "el", "jp": "ja", "cn": "zh", "cz": "cs", "dk": "da", "iw": "he", "by": "be", "rs": "sr",
    "ukrainian": "uk", "russian": "ru", "english": "en", "german": "de", "french": "fr", "polish": "pl",
    "spanish": "es", "arabic": "ar", "hebrew": "he", "chinese": "zh", "turkish": "tr", "italian": "it",
    "eng": "en", "ukr": "uk", "rus": "ru", "deu": "de", "ger": "de", "fra": "fr", "fre": "fr", "pol": "pl", "spa": "es",
}  # fmt: skip
"""Codes of countries, names and longer codes that are often written for a language."""


def language(text: str, label: str) -> str:
    """The tag of a language. Raises TimelineError for what is none, or has a shorter one."""
    found = _TAG.fullmatch(text)
    code = found["code"].casefold() if found is not None else text.casefold()
    known = found is not None and (code in _TWO_LETTERS if len(code) == 2 else code not in _MEANT)
    if known:
        return text
    meant = _MEANT.get(code)
    mend = f"did you mean {meant}?" if meant else "write its code: uk, ru, en-GB"
    raise TimelineError.of("value", f"{label} cannot be `{shortened(text)}`: that is no language", mend)
