"""What the office should look at before the draft becomes a campaign, in plain Vietnamese."""

import re
from collections.abc import Iterable, Iterator

from rules.launch_document.citations import KIND
from rules.launch_document.draft import Draft
from rules.launch_document.findings import Source, Statement
from rules.launch_document.paragraphs import Paragraph
from rules.words import plain

_KINDS = {
    "regulation": "một quy chế hoặc quy định",
    "report": "một báo cáo",
    "plan": "một kế hoạch công tác thông thường",
    "other": "một văn bản khác",
}
_TWO_KINDS = re.compile(rf"{KIND} so:? {KIND} so\b")
_START = Source(1, 1, 1.0)


def warnings(draft: Draft, opening: Iterable[Paragraph]) -> Iterator[Statement]:
    """One sentence for each doubt: no launch, blanks in the head, a doubled citation, figures without a comparator."""
    if not draft.launches:
        kind = _KINDS.get(draft.kind, _KINDS["other"])
        yield Statement(
            f"Văn bản này có vẻ là {kind}, chưa thấy nội dung phát động phong trào thi đua. Đề nghị kiểm tra lại.",
            _START,
        )
    yield from _blanks(draft)
    yield from _doubled(opening)
    yield from _figures(draft)


def _doubled(opening: Iterable[Paragraph]) -> Iterator[Statement]:
    """ "Chỉ thị số Kế hoạch số 147": a slip of drafting; the number is read with the second word."""
    for paragraph in opening:
        for found in _TWO_KINDS.finditer(plain(paragraph.text)):
            printed = paragraph.text[found.start() : found.end()]
            where = Source(paragraph.first, paragraph.last, 0.9)
            yield Statement(f"Chỗ viện dẫn “{printed}” có vẻ viết nhầm, đề nghị kiểm tra lại.", where)


def _blanks(draft: Draft) -> Iterator[Statement]:
    if draft.number.value is None:
        yield Statement("Văn bản chưa có số.", draft.number.source or _START)
    if draft.date.value is None or len(str(draft.date.value)) < 10:
        yield Statement("Văn bản chưa có đủ ngày, tháng, năm ban hành.", draft.date.source or _START)
    if draft.title.value is None:
        yield Statement("Không thấy tên văn bản.", _START)
    if not draft.signers:
        yield Statement("Không thấy người ký.", _START)


def _figures(draft: Draft) -> Iterator[Statement]:
    for target in draft.targets:
        if target.value is None:
            yield Statement(f"Chưa đọc chắc con số trong chỉ tiêu: {target.text}.", target.source)
        elif target.comparator == "none":
            yield Statement(f"Chỉ tiêu chưa nói rõ mức so sánh (đạt, ít nhất, trên…): {target.text}.", target.source)
