"""Codes of the record that no other table spells out, in words: what the audit says was done, to whom a bulletin went."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from rules.activity_kinds import KINDS

ACTIONS: Mapping[str, str] = {
    "draft.imported": "lập dự thảo từ văn bản",
    "draft.dropped": "bỏ dự thảo",
    "campaign.submitted": "trình duyệt",
    "campaign.content_approved": "duyệt nội dung",
    "campaign.content_returned": "trả lại để sửa",
    "campaign.confirmed": "xác nhận mở",
    "campaign.approved": "người thứ hai xác nhận mở",
    "campaign.cancelled": "huỷ mở",
    "campaign.paused": "tạm dừng gửi",
    "campaign.resumed": "gửi tiếp",
    "campaign.closed": "đóng",
    "campaign.archived": "lưu trữ",
    "campaign.reopened": "mở lại",
    "campaign.taken_out": "đưa ra khỏi lưu trữ",
    "campaign.exported": "xuất hồ sơ",
    "campaign.copied": "lập theo phong trào khác",
    "campaign.made_below": "lập theo phong trào cấp trên",
    "campaign.put_below": "gắn vào phong trào cấp trên",
    "milestone.added": "thêm mốc",
    "milestone.moved": "dời hạn",
    "milestone.removed": "bỏ mốc",
    "milestone.restored": "lấy lại mốc",
    "milestone.extension_proposed": "đề xuất lùi hạn",
    "milestone.extension_refused": "không đồng ý lùi hạn",
    "stage.reopened": "mở lại giai đoạn",
    "target.issued": "giao chỉ tiêu",
    "target.share_changed": "đổi mức giao",
    "target.reckoned": "đổi cách tính",
    "topic.ended": "kết thúc nội dung",
    "topic.begun_again": "mở lại nội dung",
    "compile.frozen": "chốt số liệu",
    "round.opened": "mở đợt xét",
    "round.guidance": "ghi hướng dẫn",
    "round.published": "công khai danh sách",
    "round.heard": "hết lấy ý kiến",
    "round.submitted": "trình",
    "round.approved": "duyệt",
    "round.returned": "trả lại",
    "round.closed": "kết thúc đợt xét",
    "round.reopened": "mở lại đợt xét",
    "round.comment": "có ý kiến",
    "decision.entered": "ghi quyết định",
    "decision.withdrawn": "rút quyết định đã ghi",
    "request.made": "lập yêu cầu",
    "request.extended": "lùi hạn yêu cầu",
    "request.cancelled": "huỷ yêu cầu",
    "bulletin.confirmed": "xác nhận gửi",
    "bulletin.awaiting": "chờ người thứ hai xác nhận",
    "bulletin.taken_back": "lấy lại khi chưa gửi",
    "bulletin.resent": "gửi lại",
    "bulletin.going": "gửi tiếp",
    "bulletin.paused": "tạm dừng gửi",
    "bulletin.cancelled": "thôi gửi",
    "bulletin.dropped": "bỏ bản soạn",
}
NOUNS: Mapping[str, str] = {
    "campaign": "phong trào số {}",
    "milestone": "mốc số {}",
    "stage": "đợt số {}",
    "target": "chỉ tiêu số {}",
    "topic": "nội dung số {}",
    "frozen_summary": "lần chốt số {}",
    "round": "đợt xét số {}",
    "decision": "quyết định số {} trong hệ thống",
    "request": "yêu cầu số {}",
    "bulletin": "thông báo số {}",
}
_GROUPS: Mapping[str, str] = {
    "all": "mọi người",
    "unit": "đơn vị số {} và cấp dưới",
    "kind": "các đơn vị loại {}",
    "role": "người giữ vai trò: {}",
    "missing": "người còn thiếu ở phong trào số {}",
}
_ROLES = {"head": "thủ trưởng", "office": "Văn phòng", "council": "Hội đồng", "director": "giám đốc"}
_LACKING = {"pledge": "giao ước", "report": "báo cáo", "launch": "phát động"}


def done(action: str) -> str:
    """What was done; what has no word here stays as it is kept."""
    return ACTIONS.get(action, action)


def about(thing: str) -> str:
    """``milestone:7`` in words."""
    noun, _, number = thing.partition(":")
    return NOUNS.get(noun, "{}").format(number if noun in NOUNS else thing)


def audience(code: str) -> str:
    """``missing:5:pledge`` in words."""
    group, _, rest = code.partition(":")
    key, _, lacking = rest.partition(":")
    told = _GROUPS.get(group, code).format(_ROLES.get(key, key))
    return f"{told}: {_LACKING.get(lacking, lacking)}" if lacking else told


def activity_kind(code: str) -> str:
    """What a kind of activity that ships is called; the office's own stand there by name."""
    return KINDS[code].name if code in KINDS else code


_TOLD: Mapping[str, Mapping[str, Callable[[str], str]]] = {
    "activity_revisions": {"kind": activity_kind},
    "audit": {"action": done, "object": about},
    "bulletins": {"audience": audience},
}


def told(table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[Sequence[Any]]:
    """The rows of a table, its codes in words."""
    tell: list[Callable[[Any], Any]] = [_TOLD.get(table, {}).get(name, _same) for name in columns]
    for row in rows:
        yield [each(value) for each, value in zip(tell, row, strict=True)]


def _same(value: Any) -> Any:
    return value
