"""A store whose every text tries to become something else in the format that it is written in."""

from timeline.render.json_text import json_text

TEXTS = (
    "=cmd|' /C calc'!A0",
    "<script>window.SEEN=1</script><img src=x onerror='window.SEEN=1'>",
    "%%{init: {'securityLevel': 'loose'}}%% click x call alert()",
    "line one\r\nEND:VEVENT\r\nBEGIN:VALARM\nSUMMARY:injected",
    "a\nsection injected\ntitle: injected : another event",
    "a\n2025-01-01: injected #tagged !named\n# Injected\n// gone\n  id: injected",
    "---\ntitle: injected\n---",
    "semi;colon, comma\\ back:slash",
    "javascript:window.SEEN=1 \"quoted\" 'single' `tick` &amp; &#60;b&#62;",
    "\u202egnirts desrever\u202c bell\x07 escape\x1b[31m",
    "漢字とかな" * 40,
    "style x fill:#f00; classDef a:#b; #lt;script#gt;",
)


def store() -> str:
    """An event for each text, which stands in its title, its place, its tags and all that is said of it."""
    sources = {f"s{number}": {"name": text} for number, text in enumerate(TEXTS)}
    events = [
        {
            "id": f"e{number}",
            "title": text,
            "when": f"2025-03-{number + 1:02d}",
            "place": text,
            "note": text,
            "tags": [text],
            "actors": [text],
            "coordinates": {"lat": 46.5, "lon": 30.75},
            "accounts": [
                {
                    "source": f"s{number}",
                    "says": text,
                    "quote": text,
                    "points": {text: text},
                    "url": f"https://example.org/{number}?{text}",
                    "locator": text,
                    "note": text,
                }
            ],
        }
        for number, text in enumerate(TEXTS)
    ]
    return json_text({"timeline": 1, "title": TEXTS[1], "note": TEXTS[2], "sources": sources, "events": events})
