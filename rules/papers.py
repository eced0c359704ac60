"""The papers that the office issues, by the names that templates and commands know them by."""

PAPER_NAMES = (
    "bao-cao",
    "danh-sach-dang-ky",
    "giao-uoc",
    "thong-bao",
    "to-trinh",
    "bien-ban",
    "danh-sach-de-nghi",
    "cong-khai",
)
