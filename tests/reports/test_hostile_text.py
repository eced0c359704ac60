"""What people type comes back from Excel and Word character for character, or visibly marked; two thousand strings at once."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random
from unicodedata import normalize

import pytest

from reports import period
from reports.excel import write_workbook
from reports.excel.cells import CELL_LIMIT
from reports.printing import printable
from reports.summary import summarise
from reports.word import write_report
from rules.records import Category, Official, Pledge, PledgeItem, PledgeState
from tests.reports import files
from tests.reports.made_up import record

HALF = period.named("6m", 2026)
MANY = 2_000
ODD = (
    "& < > \" '", "{{ 7*7 }}", "{% if x %}", "{#", "=1+1", "+1", "-1", "@x", "0012", "1.300.000", "93,35%", "007", "1e5",
    "TRUE", "#N/A", "31/3", "_x000D_", "_x0041_", "\x00", "a\x01b\x1fc", "\ufffe", "\u200f\u202eđảo\u202c", "\u00a0dính\u00a0",
    "😀👩‍🌾", normalize("NFD", "Trồng rừng ở Đắk Nông"), "Hoà, Hòa, thuỷ, thủy", "dài" * 300, "http://vi.du/?a=1&b=2",
    "tab\tgiữa", "hai\ndòng", " đầu và cuối ", "]]>", "<w:t>", "${jndi}", "'nháy", "ĐỒNG CHÍ", "ﬁ", "\u0301dấu rời",
)  # fmt: skip
LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấầẩẫậĂÂĐÊÔƠƯ &<>{}%=+-@\"'\\/_|#$;:,.0123456789\u0301\u200b😀"


def texts() -> Iterator[str]:
    random = Random(7)
    yield from ODD
    for _ in range(MANY - len(ODD)):
        yield "".join(random.choices(LETTERS, k=random.randint(1, 40)))


@pytest.fixture(scope="module")
def typed() -> list[str]:
    return list(texts())


@pytest.fixture(scope="module")
def made(typed: list[str], tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    base = record(1, 2)
    moment = base.as_of
    officials = tuple(Official(n, f"S{n:05d}", f"Người Mẫu {n}", Category.LABOURER, "", 2) for n in range(1, MANY + 1))
    pledges = tuple(
        Pledge(n, 1, n, 2, PledgeState.CONFIRMED, text, f"GU-{n}", 1, moment, False, (PledgeItem(n, text),))
        for n, text in enumerate(typed, start=1)
    )
    whole = replace(base, officials=officials, pledges=pledges, progress=(), launches=(), showcases=())
    summary = summarise(whole, HALF)
    folder = tmp_path_factory.mktemp("hostile")
    book = write_workbook(summary, folder / "a.xlsx")
    return book, write_report(summary, files.LETTERHEAD, folder / "a.docx")


def test_excel_gives_every_text_back(made: tuple[Path, Path], typed: list[str]) -> None:
    rows = files.sheets(made[0])["Giao ước"]
    found = dict(zip(files.column(rows, "Mã biên nhận"), files.column(rows, "Nội dung"), strict=True))
    assert len(found) == MANY
    wrong = [text for n, text in enumerate(typed, start=1) if found[f"GU-{n}"] != printable(text)]
    assert wrong == []


def test_word_gives_every_text_back(made: tuple[Path, Path], typed: list[str]) -> None:
    table = files.word_rows(files.word_table(files.opened(made[1]), "Họ và tên", "Danh hiệu"))
    place = table[0].index("Danh hiệu")
    name = table[0].index("Họ và tên")
    found = {row[name]: row[place] for row in table[1:]}
    wrong = [text for n, text in enumerate(typed, start=1) if found[f"Người Mẫu {n}"] != printable(text)]
    assert wrong == []


def test_what_cannot_stand_in_a_file_is_marked_and_never_vanishes(typed: list[str]) -> None:
    for text in typed:
        assert len(printable(text)) == len(text)
    assert printable("a\x00b\ufffe") == "a␀b\ufffd"


def test_forty_thousand_characters_go_on_visibly(tmp_path: Path) -> None:
    long = "đ" * 40_000
    base = record(12, 3)
    pledges = tuple(replace(each, title=long) for each in base.pledges)
    path = write_workbook(summarise(replace(base, pledges=pledges), HALF), tmp_path / "a.xlsx")
    rows = files.sheets(path)["Danh hiệu"]
    first, rest = files.column(rows, "Danh hiệu"), files.column(rows, "Danh hiệu (tiếp 2)")
    assert {f"{a}{b}" for a, b in zip(first, rest, strict=True)} == {long}
    assert max(len(str(cell)) for row in rows for cell in row) <= CELL_LIMIT
