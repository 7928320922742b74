"""The grammar of a page as a regular expression: it has no rule that leads back to itself."""

import re
from functools import cache

from tests.tables import ROOT

_TOKEN = re.compile(r'\s*("[^"]*"|\?[^?]*\?|[a-z][a-z-]*|[0-9]+|[|;=*\[\](){}])')
"""A literal, `? … ?`, a name, a number of repetitions, or a sign."""

_CLOSING = {"(": ")", "[": "]", "{": "}"}


def rules(page: str) -> dict[str, list[str]]:
    """The productions of the only EBNF of a page, each as its tokens."""
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    (block,) = re.findall(r"^```ebnf\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    tokens = _tokens(re.sub(r"\(\*.*?\*\)", "", block))
    found: dict[str, list[str]] = {}
    while tokens:
        end = tokens.index(";")
        name, equals, *body = tokens[:end]
        assert equals == "="
        assert name not in found
        found[name] = body
        del tokens[: end + 1]
    return found


def _tokens(text: str) -> list[str]:
    tokens, at = [], 0
    text = text.rstrip()
    while at < len(text):
        found = _TOKEN.match(text, at)
        assert found is not None, text[at : at + 40]
        tokens.append(found[1])
        at = found.end()
    return tokens


def pattern_of(page: str, name: str, special: str) -> str:
    """The regular expression of a production; `special` is what stands for `? … ?`."""
    productions = rules(page)

    @cache
    def rule(name: str) -> str:
        tokens = list(productions[name])
        made = choice(tokens)
        assert not tokens, (name, tokens)
        return f"(?:{made})"

    def choice(tokens: list[str]) -> str:
        made = [sequence(tokens)]
        while tokens and tokens[0] == "|":
            del tokens[0]
            made.append(sequence(tokens))
        return "|".join(made)

    def sequence(tokens: list[str]) -> str:
        made = ""
        while tokens and tokens[0] not in ("|", ")", "]", "}"):
            made += factor(tokens)
        assert made
        return made

    def factor(tokens: list[str]) -> str:
        token = tokens.pop(0)
        if token.isdigit():
            assert tokens.pop(0) == "*"
            return f"(?:{factor(tokens)}){{{token}}}"
        if token in _CLOSING:
            made = choice(tokens)
            assert tokens.pop(0) == _CLOSING[token]
            return f"(?:{made}){ {'(': '', '[': '?', '{': '*'}[token] }"
        if token[0] == '"':
            return re.escape(token[1:-1])
        return f"(?:{special})" if token[0] == "?" else rule(token)

    return rule(name)
