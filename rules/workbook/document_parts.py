"""The sheets of what a campaign's document says beside the figures: duties, addressees, signers, grounds, commendation."""

from rules.workbook.columns import Column, Kind, Part, choices

LONG = 30_000
ADD = "Thêm: gõ vào dòng trống dưới cùng. Bỏ: xoá cả dòng. Cột có tiêu đề xanh lá thì chọn trong danh sách."
ADDRESSEE_KINDS = choices(("to", "Kính gửi"), ("copy", "Nơi nhận"), ("file", "Lưu"))

DUTIES = Part(
    "duties",
    "Ai làm gì",
    ADD,
    (
        Column("who", "Ai", required=True, most=600, width=40),
        Column("what", "Làm gì", required=True, most=LONG, width=90),
    ),
    title="who",
)
ADDRESSEES = Part(
    "addressees",
    "Nơi nhận",
    ADD,
    (
        Column("name", "Nơi nhận", required=True, most=600, width=60),
        Column("purpose", "Để làm gì (b/c, t/h …)", most=100, width=24),
        Column("kind", "Loại", Kind.CHOICE, required=True, choices=ADDRESSEE_KINDS, width=14),
    ),
    title="name",
)
SIGNERS = Part(
    "signers",
    "Người ký",
    f"{ADD} Thẩm quyền ký ghi như văn bản: KT., Q., TM., TL., TUQ.; thủ trưởng ký thì để trống.",
    (
        Column("name", "Họ và tên", required=True, most=120, width=30),
        Column("position", "Chức vụ", required=True, most=100, width=30),
        Column("capacity", "Thẩm quyền ký", most=40, width=16),
        Column("on_behalf_of", "Thay mặt", most=300, width=30),
    ),
    title="name",
)
LEGAL_BASES = Part(
    "legal_bases",
    "Căn cứ",
    ADD,
    (
        Column("text", "Căn cứ", required=True, most=LONG, width=90),
        Column("number", "Số, ký hiệu", most=60, width=20),
        Column("dated", "Ngày (như văn bản ghi)", most=60, width=20),
    ),
    title="text",
)
COMMENDATION_RULES = Part(
    "commendation_rules",
    "Khen thưởng",
    ADD,
    (Column("text", "Quy định khen thưởng", required=True, most=LONG, width=110),),
    title="text",
)
