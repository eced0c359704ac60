"""Precision and recall of the reader, field by field, on invented and real launch documents."""

import pytest

from rules.launch_document.read import read
from tests.rules.launch_document.documents_of import Measured, invented, seed_folder, seeds
from tests.rules.launch_document.scorer import CARD, LISTS, Score, compare, total

LEAST = 0.95
MEASURED = [*invented(), *seeds()]


@pytest.mark.parametrize("document", MEASURED, ids=lambda d: d.name)
def test_each_document(document: Measured) -> None:
    """No field of any document falls below the mark; the message names what was missed and what was invented."""
    results = compare(read(document.text).as_dict(), document.truth)
    low = {name: (r.missed, r.invented) for name, r in results.items() if r.score.f1 < LEAST}
    assert not low


@pytest.mark.skipif(seed_folder() is None, reason="the real launch documents (shared/seeds) are not beside this copy")
@pytest.mark.parametrize("field", [*CARD, *LISTS])
def test_each_field_on_the_real_documents(field: str) -> None:
    score = total(compare(read(d.text).as_dict(), d.truth) for d in seeds())[field]
    assert score.precision >= LEAST
    assert score.recall >= LEAST


def test_at_least_twelve_documents_of_varied_form_are_measured() -> None:
    assert len(invented()) >= 12
    assert {d.truth["launches"] for d in invented()} == {True, False}


def test_the_scorer_sees_an_invented_and_a_missed_item() -> None:
    draft = read("Kính gửi: Các phòng.\n\nSở Mẫu phát động thi đua năm 2026:\n\n1. Đạt 95% hồ sơ đúng hạn.").as_dict()
    truth = {"targets": [], "movements": ["Một phong trào"], "year": 2026, "date": None}
    results = compare(draft, truth)
    assert results["targets"].score == Score(0, 1, 0)
    assert results["movements"].missed == ["Một phong trào"]
    assert results["year"].score.f1 == 1.0
    assert results["date"].score == Score(0, 0, 0)
