"""Tokens: folded words in any script, numbers, names by their consonants."""

import pytest

from timeline.compare.matching.tokens import Vocabulary, fold, folded_name


def tokens(text: str) -> list[str]:
    """The tokens of a text as folded words."""
    vocabulary = Vocabulary()
    found = [token for tokens, _ in vocabulary.read(text) for token in tokens]
    spelled = {token: word for word, token in vocabulary.numbers.items()}
    return [spelled[token] for token in found]


def names(text: str) -> set[str]:
    vocabulary = Vocabulary()
    spelled = {token: word for word, token in vocabulary.numbers.items() if word.startswith("*")}
    found = {name for _, name in vocabulary.read(text) if name >= 0}
    spelled = {token: word for word, token in vocabulary.numbers.items()}
    return {spelled[name].removeprefix("*") for name in found}


@pytest.mark.parametrize(
    ("script", "text", "found"),
    [
        ("Latin", "The dam's gates opened, 12 were hurt.", ["dam", "gates", "opene", "12", "hurt"]),
        ("Latin with accents", "Évacuation à Liège", ["evacu", "liege"]),
        ("Cyrillic", "Обстріл пошкодив лікарню в Сумах", ["обстр", "пошко", "лікар", "сумах"]),
        ("Cyrillic, another case", "пошкоджено лікарні", ["пошко", "лікар"]),
        ("Arabic", "قصفت الطائرات المستشفى", ["قصفت", "طايرا", "مستشف"]),
        ("Arabic with points", "الْمُسْتَشْفَى", ["مستشف"]),
        ("Chinese", "医院遭袭", ["医院", "院遭", "遭袭"]),
        ("Japanese", "病院が攻撃", ["病院", "院が", "が攻", "攻撃"]),
        ("Korean", "병원 공습", ["병원", "공습"]),
        ("Thai", "โรงพยาบาล"[:4], ["โร", "รง", "งพ"]),
        ("Hindi", "अस्पताल पर हमला", ["अस्पत", "पर", "हमला"]),
        ("Greek", "Νοσοκομείο", ["νοσοκ"]),
        ("Chinese beside Latin", "NATO軍が", ["nato", "軍が"]),
    ],
)
def test_a_text_in_any_script_has_tokens(script: str, text: str, found: list[str]) -> None:
    assert tokens(text) == found, script


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("1,500 people", "1500 people"),
        ("eleven workers", "11 workers"),
        ("Thirty buses", "30 buses"),
        ("arrested", "arrests"),
        ("St. Mary's", "St Mary"),
        ("Žižkov", "ZIZKOV"),
        ("٢٥", "25"),
        ("лікарня", "лікарню"),
    ],
)
def test_these_have_the_same_tokens(left: str, right: str) -> None:
    assert tokens(left) == tokens(right)


@pytest.mark.parametrize(("left", "right"), [("2.5 km", "25 km"), ("1,500", "1,5"), ("Sumy", "Suma"), ("145", "14")])
def test_these_have_different_tokens(left: str, right: str) -> None:
    assert tokens(left) != tokens(right)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Gaddafi", "Gadhafi"),
        ("Kiev", "Kyiv"),
        ("Zelensky", "Zelenskyy"),
        ("Zelenskyy", "Зеленський"),
        ("Musa", "Moussa"),
        ("Khodorkovsky", "Ходорковский"),
        ("Dnipro", "Дніпро"),
        ("Chernihiv", "Чернігів"),
        ("Volgograd", "Волгоград"),
        ("Sumy", "Суми"),
        ("Athina", "Αθήνα"),
        ("Drainesville", "Dranesville"),
    ],
)
def test_a_name_spelled_in_two_ways_folds_to_one(one: str, other: str) -> None:
    assert folded_name(fold(one)) == folded_name(fold(other))


@pytest.mark.parametrize(("one", "other"), [("Sumy", "Siam"), ("Rome", "Remy"), ("Iran", "Oran")])
def test_short_names_are_told_apart_by_their_vowels(one: str, other: str) -> None:
    assert folded_name(fold(one)) != folded_name(fold(other))


def test_only_words_with_a_capital_are_names() -> None:
    assert names("The mayor of Kharkiv met Gadhafi") == {folded_name("kharkiv"), folded_name("gadhafi")}


def test_stop_words_of_any_listed_language_have_no_token() -> None:
    assert tokens("the and и та nach dans por على") == []


def test_punctuation_and_the_space_around_words_change_nothing() -> None:
    plain = tokens("Two drones hit the harbour at dawn")

    assert tokens("Two drones, hit (the harbour) at «dawn»…") == plain
    assert tokens("  Two\tdrones -- hit the\nharbour at 'dawn'.") == plain
