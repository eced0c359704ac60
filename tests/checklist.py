"""The rows of the launch documents' checklist: id, kind, lines in its document.

Kinds: R rule or duty, T target, C content, D time limit, A addressees, B reporting, K commendation, F form; X across documents.
"""

from dataclasses import dataclass

_ROWS = """
S0-01:R:7-14 S0-02:A:9-12 S0-03:R:16 S0-04:C:20 S0-T1:T:24 S0-T2:T:24 S0-T3:T:26 S0-T4:T:26 S0-T5:T:26
S0-05:C:30-32 S0-06:R:34 S0-07:C:34 S0-08:C:36 S0-09:R:36 S0-10:C:38 S0-11:R:38 S0-12:K:40 S0-13:K:40
S0-14:C:42 S0-26:R:44 S0-15:K:44 S0-16:K:44 S0-17:R:46 S0-18:R:46 S0-19:B:46 S0-20:R:48 S0-21:B:48 S0-22:K:48
S0-23:R:48 S0-24:A:52-55 S0-25:F:3-5
S1-01:R:7-11 S1-02:C:15 S1-03:C:17-19 S1-04:C:21 S1-05:R:23 S1-06:C:23 S1-T1:T:23 S1-07:C:25 S1-08:C:27
S1-09:K:27 S1-10:R:31 S1-11:D:31 S1-12:R:33 S1-13:R:33 S1-T2:T:33 S1-14:K:33 S1-15:R:35 S1-16:B:35 S1-17:B:35
S1-18:K:35 S1-19:A:41 S1-20:A:42 S1-21:A:43 S1-22:A:44-49 S1-23:R:37
S2-01:R:8-20 S2-02:A:1-5 S2-03:C:22-36 S2-04:R:36-44 S2-05:R:44-48 S2-06:C:50-60 S2-07:C:60-67 S2-08:C:69-79
S2-09:C:81-87 S2-10:K:87-89 S2-11:R:89-91 S2-12:C:93-97 S2-13:K:97-103 S2-14:K:105-109 S2-15:K:109-115
S2-16:R:117-125 S2-17:R:127-133 S2-18:K:133-139 S2-19:R:141-153 S2-20:B:153-155 S2-21:K:155-157
S2-22:A:160-165 S2-23:F:1-8
S3-T01:T:17 S3-T02:T:18 S3-T03:T:19 S3-T04:T:20 S3-T05:T:21 S3-T06:T:22 S3-T07a:T:23 S3-T07b:T:23 S3-T08a:T:24
S3-T08b:T:24 S3-T09:T:25 S3-T10:T:26 S3-T11a:T:28 S3-T11b:T:28 S3-T12a:T:30 S3-T12b:T:30 S3-T13a:T:32
S3-T13b:T:32 S3-T13c:T:32 S3-T14:T:34 S3-T15:T:36 S3-01:R:9 S3-02:C:13 S3-03:R:40 S3-04:C:42 S3-05:C:44-46
S3-06:C:48 S3-07:C:50 S3-08:C:52-54 S3-09:R:56 S3-10:K:56 S3-11:R:58 S3-12:R:62 S3-13:R:62 S3-14:R:64
S3-15:C:66 S3-16:R:68 S3-17:B:68-70 S3-18:R:72 S3-19:R:72 S3-20:R:74 S3-21:D:76 S3-22:R:76 S3-24:F:93-94
S3-23:A:80-91
S4-01:R:3-9 S4-02:C:13 S4-03:R:15 S4-T1:T:17 S4-04:R:17 S4-05:R:21 S4-06:C:23 S4-07:C:25 S4-08:C:27 S4-09:C:29
S4-10:K:31 S4-11:R:31 S4-12:C:33-35 S4-13:R:35 S4-14:C:37 S4-15:C:39 S4-16:K:43 S4-17:K:43 S4-18:K:43
S4-19:K:45 S4-20:R:45 S4-21:R:49 S4-22:B:49 S4-23:K:49 S4-24:R:51-53 S4-25:B:53 S4-26:R:55 S4-27:A:59-64
S4-28:F:66
X-1:X X-2:X X-3:X X-4:X X-5:X X-6:X X-7:X X-8:X X-9:X X-10:X X-11:X X-12:X X-13:X X-14:X X-15:X
"""


@dataclass(frozen=True, slots=True)
class Row:
    """``document`` is its place among the five; ``lines`` its first and last line; both None for X rows."""

    id: str
    kind: str
    document: int | None
    lines: tuple[int, int] | None


def _row(text: str) -> Row:
    name, kind, *rest = text.split(":")
    if not rest:
        return Row(name, kind, None, None)
    first, _, last = rest[0].partition("-")
    return Row(name, kind, int(name[1]), (int(first), int(last or first)))


ROWS = tuple(_row(text) for text in _ROWS.split())
