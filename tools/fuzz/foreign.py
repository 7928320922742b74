"""Files of other tools that are right, one for each format of `timeline import`: what is taken apart by `make fuzz`."""

import json

_SLIDES = {
    "title": {"text": {"headline": "The spring", "text": "<p>How it <b>went</b></p>"}},
    "events": [
        {
            "start_date": {"year": 2025, "month": 3, "day": 18, "hour": 14, "minute": 30},
            "end_date": {"year": "2025", "month": "4"},
            "text": {"headline": "Talks &amp; more", "text": "<p>See <a href='https://a.example/1'>there</a></p>"},
            "media": {"url": "https://a.example/2", "caption": "A room", "credit": "AP", "alt": "x"},
            "group": "talks",
            "unique_id": "s1",
            "display_date": "c. 18 March",
        },
        {
            "start_date": {"year": -44},
            "text": {"headline": "Caesar"},
            "x-timeline": {"when": "0520~", "sources": ["a"]},
        },
    ],
    "eras": [{"start_date": {"year": 2025}, "end_date": {"year": 2026}, "text": {"headline": "An era"}}],
}
_ROW = {
    "message": "Process started: cmd.exe",
    "datetime": "2025-03-18T17:00:01.250000+02:00",
    "timestamp_desc": "Creation Time",
    "tag": ["a", "-"],
    "source_long": "Windows log",
    "pid": 7,
}
_OWN = {**_ROW, "event_id": "e", "event_title": "T", "event_when": "2025-03-18", "source": "a", "says": "S", "lat": 4.5}

FOREIGN: dict[str, tuple[str, ...]] = {
    "ics": (
        """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//A desk//EN
X-WR-CALNAME:The desk
BEGIN:VTIMEZONE
TZID:Our own
BEGIN:STANDARD
DTSTART:19701025T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
UID:1@desk
DTSTAMP:20250101T000000Z
DTSTART;TZID=Our own:20250318T170000
DURATION:PT1H30M
SUMMARY:Talks\\, first
  round
RRULE:FREQ=WEEKLY;BYDAY=TU,WE;COUNT=4
EXDATE;TZID=Our own:20250319T170000
CATEGORIES:talks,one\\,two
GEO:21.5;39.25
ATTENDEE;CN="Doe, Jane":mailto:j@example.org
BEGIN:VALARM
TRIGGER:-PT5M
END:VALARM
END:VEVENT
BEGIN:VEVENT
UID:2
DTSTART;VALUE=DATE:20250318
DTEND;VALUE=DATE:20250321
STATUS:CANCELLED
RRULE:FREQ=YEARLY
X-TIMELINE-WHEN:2025-03~
END:VEVENT
END:VCALENDAR
""",
    ),
    "timelinejs": (
        json.dumps(_SLIDES, indent=1),
        (
            "Year,Month,Day,Time,End Year,Display Date,Headline,Text,Media,Type,Group\n"
            "2025,3,18,2:30 pm,2026,,Talks,<b>They</b> met,https://a.example/1,,talks\n-44,,,,,,Caesar,,,era,\n"
        ),
        "Start Date,End Date,Headline,Tag\n9/1/1939,1945,War,big\n7/1969,,Moon,\n",
    ),
    "timesketch": (
        f"{json.dumps(_ROW)}\n{json.dumps(_OWN)}\n",
        f"{json.dumps(_OWN)}\n{json.dumps(_OWN)}\n",
        'message,datetime,timestamp_desc,tag,host\n"=cmd|x",2025-03-18T17:00:01+00:00,start,"a, b",pc\n',
    ),
    "l2tcsv": (
        (
            "date,time,timezone,MACB,source,sourcetype,type,user,host,short,desc,version,filename,inode,notes,format,"
            "extra\n"
            "03/18/2025,17:00:01,Europe/Kyiv,M...,WEBHIST,Firefox,Visited,ann,pc,V,Visited x,2,f,12,-,sqlite,n: 1\n"
            "00/00/0000,--:--:--,UTC,....,LOG,Syslog,Not a time,-,-,Never,Never,2,f,-,-,f,-\n"
        ),
    ),
    "gedcom": (
        """\
0 HEAD
1 CHAR UTF-8
0 @I1@ INDI
1 NAME John /Smith/
1 BIRT
2 DATE BET @#DJULIAN@ 1 JAN 1700 AND 11 FEB 1731/32
2 PLAC Leeds, , England
3 MAP
4 LATI N53.8
4 LONG W1.55
2 SOUR @S1@
3 PAGE p. 7
3 DATA
4 DATE ABT 1901
1 DEAT
2 DATE @#DHEBREW@ ADR 5785
2 NOTE Said
3 CONT twice
1 BURI Y
0 @F1@ FAM
1 HUSB @I1@
1 MARR
2 DATE BEF @#DFRENCH R@ 18 BRUM 8
0 @S1@ SOUR
1 TITL The register
0 TRLR
""",
    ),
    "markwhen": (
        """\
---
title: The page
timezone: Europe/Kyiv
---
# Part one
2025-03-18 10:30 / 2 weeks: Talks in [Jeddah](location) #talks !first
  id: "x"
  when: "2025-03~"
They met, see [the report](https://a.example/1).
group Inner
1/2/2025 - 1/3/2025: Two days
after !first 3 days: Later
2005/now: still
endGroup
44 BC: Caesar
2025-01-01 every week for 3 times: rec
""",
    ),
    "markdown": (
        (
            "# The war\n\n## 2022\n- **24 February:** It [begins](https://a.example/1).\n  It went on.\n"
            "- c. 520 | Long ago\n* 03/04/2025: either\n"
        ),
    ),
}
