"""A store every text of which tries to become something else."""

import json

MARK = "hacked"
"""What would be set in the window by any of them that succeeds."""

TEXTS = (
    f"<script>window.{MARK}=1</script>",
    f"</script><script>window.{MARK}=2</script>",
    f"</style></title></textarea><img src=x onerror=window.{MARK}=3>",
    f'" onmouseover="window.{MARK}=4" autofocus onfocus="window.{MARK}=4',
    f"' onclick='window.{MARK}=5' x='",
    f"javascript:window.{MARK}=6",
    f"JaVa\tScRiPt:window.{MARK}=7",
    f"data:text/html,<script>window.{MARK}=8</script>",
    f"<svg/onload=window.{MARK}=9><a xlink:href=javascript:1>",
    "</style><style>*{display:none}</style>",
    "}*{background:url(https://leak.example/css)}",
    "<link rel=stylesheet href=https://leak.example/a><meta http-equiv=refresh content=0;url=https://leak.example/>",
    "<iframe src=https://leak.example/></iframe><base href=https://leak.example/>",
    "{{7*7}}{% raise %}{# gone #}${7*7}",
    "<!--", "-->", "<![CDATA[", "&lt;b&gt;&#x3c;", "\u202eevil\u202c \u2066turned", "bell\u0007 esc\u001b[31m",
    "=cmd|' /C calc'!A0",
    f'https://leak.example/" onclick="window.{MARK}=10',
    f"https://leak.example/'><script>window.{MARK}=11</script>",
)  # fmt: skip


def store() -> str:
    """A valid store: each text stands in every place that takes any text."""
    events = [_event(number, text) for number, text in enumerate(TEXTS)]
    sources = {
        "one": {"name": TEXTS[0], "type": "institution", "url": TEXTS[5], "note": TEXTS[2]},
        "two": {"name": TEXTS[3], "type": "person", "url": TEXTS[7], "speaks_for": "one"},
        "three": {"name": TEXTS[9], "type": "press", "url": TEXTS[21]},
    }
    held = {"timeline": 1, "title": TEXTS[1], "note": "\n".join(TEXTS), "timezone": "Europe/Kyiv", "sources": sources}
    return json.dumps({**held, "events": events})  # JSON is YAML


def _event(number: int, text: str) -> dict[str, object]:
    other = TEXTS[(number + 1) % len(TEXTS)]

    def account(source: str, value: str) -> dict[str, object]:
        point = {"value": value, "quote": text, "note": other, "url": text}
        return {
            "source": source, "says": text, "quote": other, "lang": "uk", "translation": text, "translated_by": text,
            "note": other, "place": value, "when": "2025-03-18T10:00",
            "points": {text: point, "only here " + value: text},
            "cite": [{"url": value, "via": text, "locator": text, "exhibit": f"{source} {number} {text}"},
                     {"file": text, "archive": other}],
        }  # fmt: skip

    return {
        "id": f"event-{number}", "title": text, "place": other, "note": text, "tags": [text], "actors": [other],
        "when": "2025-03-18T09:00/2025-03-18T12:00",
        "rulings": [{"point": text, "values": [text, other], "verdict": "differs", "because": text, "by": other}],
        "accounts": [account("one", text), account("two", other), account("three", text)],
    }  # fmt: skip
