"""What kinds of activity ship with the program, and the few things asked of each. Data only.

The office adds, renames and retires kinds (``rules.own_activity_kinds``); every screen, list and table is made from them.
"""

from collections.abc import Mapping
from dataclasses import dataclass

Options = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Extra:
    """One thing asked beside date and text. ``sort``: ``text``, ``number`` (people), ``link``, ``choice`` or ``ticks``.

    ``options`` are (code, label) of a choice or of what can be ticked; the code is stored.
    """

    name: str
    label: str
    ask: str
    sort: str = "text"
    options: Options = ()
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    """``ask`` is the question for the text. ``plannable``: may be recorded before it is done.

    ``movement``: the higher movement that is supported has to be named. ``revision`` is None for a kind as it ships.
    """

    code: str
    name: str
    ask: str
    extras: tuple[Extra, ...] = ()
    plannable: bool = False
    movement: bool = False
    revision: int | None = None


# the six fields of the state's administrative reform programme 2021-2030 (Nghị quyết 76/NQ-CP, 15/7/2021)
REFORM_ITEMS: Options = (
    ("the_che", "Cải cách thể chế"),
    ("thu_tuc", "Cải cách thủ tục hành chính"),
    ("bo_may", "Cải cách tổ chức bộ máy"),
    ("cong_vu", "Cải cách chế độ công vụ"),
    ("tai_chinh", "Cải cách tài chính công"),
    ("so_hoa", "Chính phủ điện tử, Chính phủ số"),
)
DISSEMINATION, PUBLICITY, INSPECTION, SESSION = "tuyen_truyen", "truyen_thong", "kiem_tra", "sinh_hoat"
SUPPORT, GOOD_DEED, PLAN, OTHER = "huong_ung", "nguoi_tot", "ke_hoach", "khac"
REACHED = Extra(
    "reached", "Số người", "Có bao nhiêu người dự, được phổ biến? Gõ một số, ví dụ: 45. Chưa đếm thì bỏ qua.", "number",
    optional=True,
)  # fmt: skip
FORMS_OF_DISSEMINATION = (("hop", "Họp, hội nghị"), ("van_ban", "Văn bản, tài liệu"), ("truc_quan", "Trực quan"),
                          ("mang", "Mạng, nhóm nhắn tin"), ("khac", "Hình thức khác"))  # fmt: skip
FORMS_OF_SESSION = (("chuyen_de", "Sinh hoạt chuyên đề"), ("cum_khoi", "Họp cụm, khối thi đua"),
                    ("giao_luu", "Giao lưu văn nghệ, thể thao"))  # fmt: skip
CONSENTS = (("co", "Đã đồng ý cho đăng"), ("chua", "Chưa hỏi ý kiến"), ("khong", "Không đồng ý đăng"))
UNION = (("thong_nhat", "Công đoàn đã thống nhất"), ("chua", "Chưa có ý kiến công đoàn"))

_ALL = (
    Kind(
        DISSEMINATION, "Tuyên truyền, phổ biến", "Đã phổ biến nội dung gì?",
        (Extra("form", "Hình thức", "Phổ biến bằng hình thức nào?", "choice", FORMS_OF_DISSEMINATION), REACHED),
    ),
    Kind(
        PUBLICITY, "Tin, bài trên báo, đài, mạng", "Tên tin, bài là gì?",
        (
            Extra("outlet", "Nơi đăng", "Đăng, phát ở đâu? Ví dụ: Báo tỉnh, Trang thông tin của Sở."),
            Extra("link", "Đường dẫn", "Đồng chí gửi đường dẫn tới tin, bài (bắt đầu bằng http). Không có thì bỏ qua.",
                  "link", optional=True),
        ),
        plannable=True,
    ),
    Kind(
        INSPECTION, "Kiểm tra", "Kết quả kiểm tra, phát hiện chính là gì?",
        (
            Extra("inspector", "Người, đoàn kiểm tra", "Ai kiểm tra? Ví dụ: Đoàn kiểm tra thi đua của Sở."),
            Extra("follow_up", "Việc làm tiếp", "Cần làm tiếp việc gì, đến khi nào? Không có thì bỏ qua.", optional=True),
        ),
    ),
    Kind(
        SESSION, "Sinh hoạt chuyên đề, cụm, khối", "Nội dung chính của buổi sinh hoạt là gì?",
        (Extra("form", "Hình thức", "Buổi sinh hoạt thuộc loại nào?", "choice", FORMS_OF_SESSION), REACHED),
    ),
    Kind(SUPPORT, "Hưởng ứng phong trào cấp trên", "Đơn vị đã làm gì, kết quả ra sao?", movement=True),
    Kind(
        GOOD_DEED, "Người tốt, việc tốt", "Việc tốt đó là gì? Đồng chí kể ngắn gọn.",
        (
            Extra("people", "Người, tập thể", "Ai đã làm việc tốt? Đồng chí ghi họ tên hoặc tên tập thể."),
            Extra("consent", "Cho đăng", "Người được nêu có đồng ý cho đăng, gửi lên cấp trên không?", "choice", CONSENTS),
        ),
    ),
    Kind(
        PLAN, "Kế hoạch của đơn vị", "Tên, nội dung chính của kế hoạch là gì?",
        (
            Extra("reform", "Nội dung cải cách hành chính",
                  "Kế hoạch có những nội dung cải cách hành chính nào? Gõ các số, ví dụ: 1, 2, 6. Không có thì bỏ qua.",
                  "ticks", REFORM_ITEMS, optional=True),
            Extra("union", "Công đoàn", "Công đoàn đã thống nhất kế hoạch chưa?", "choice", UNION),
        ),
    ),
    Kind(OTHER, "Hoạt động khác", "Đơn vị đã làm gì?"),
)  # fmt: skip

KINDS: Mapping[str, Kind] = {kind.code: kind for kind in _ALL}
