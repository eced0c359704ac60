"""Roster files as offices make them, for tests."""

import io
from collections.abc import Sequence

import xlsxwriter

Rows = Sequence[Sequence[object]]


def workbook(*sheets: tuple[str, Rows]) -> bytes:
    """An .xlsx with these sheets; strings are written as text, numbers as numbers."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        for name, rows in sheets:
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                for place, value in enumerate(row):
                    if isinstance(value, str):
                        sheet.write_string(number, place, value)
                    else:
                        sheet.write(number, place, value)
    return made.getvalue()


HEADING = ("STT", "Họ và tên", "Mã số", "Đơn vị", "Chức vụ", "Loại", "Số điện thoại", "Ghi chú")

# the people of tests.world: Lan moved, Tùng has another position, Khải another phone, Hội is not there, two are new
MOVES = [
    ("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",),
    ("DANH SÁCH CÁN BỘ, CÔNG CHỨC, VIÊN CHỨC, NGƯỜI LAO ĐỘNG",),
    (),
    HEADING,
    ("(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)"),
    (1, "Trần Văn Minh", "CB01", "Văn phòng Sở", "Chánh Văn phòng", "Công chức", "0900000001", ""),
    (2, "Lê Thanh Sơn", "CB02", "Sở Nông nghiệp và Môi trường", "Giám đốc", "Công chức", "0900 000 002", ""),
    (3, "Phạm Đức Quản", "CB03", "van phong so", "Chuyên viên", "Công chức", "", ""),
    (4, "HOÀNG THỊ BÌNH", "CB04", "Phòng Quản lý đất đai", "Trưởng phòng", "Công chức", 900000004, ""),
    (5, "Nguyễn Thị Hoa", "cb05", "Phòng Quản lý đất đai", "", "", "", ""),
    (6, "Vũ Thị Lan", "CB06", "Chi cục Kiểm lâm", "Chuyên viên", "Viên chức", "+84 900 000 006", ""),
    (7, "Đỗ Văn Dũng", "CB07", "Chi cục Kiểm lâm", "Chi cục trưởng", "Công chức", "", ""),
    (8, "Bùi Thanh Tùng", "CB08", "Hạt Kiểm lâm số 1", "Phó Hạt trưởng", "Công chức", "", ""),
    (9, "Lý Thị Ánh", "CB09", "Chi cục Kiểm lâm / Hạt Kiểm lâm số 1", "Nhân viên", "Hợp đồng lao động", "", ""),
    (10, "Ngô Quang Khải", "CB10", "Phòng Quản lý đất đai", "Chuyên viên", "Công chức", "0900000110", ""),
    (11, "Trần Thị Sậy", "CB21", "Văn phòng Sở", "Văn thư", "Công chức", "0900000021", "mới"),
    (12, "Lê Văn Tre", "CB22", "Phòng Quản lý đất đai", "Chuyên viên", "Viên chức", "0900000022", "mới"),
    (),
    ("", "Người lập biểu", "", "", "", "Thủ trưởng đơn vị"),
]  # fmt: skip

FAULTS = [
    HEADING,
    (1, "Trần Văn Minh", "CB01", "Văn phòng Sở", "Chánh Văn phòng", "", "", ""),
    (2, "Trần Thị Sậy", "", "Văn phòng Sở", "Văn thư", "", "", ""),
    (3, "", "CB22", "Văn phòng Sở", "Văn thư", "", "", ""),
    (4, "Lê Văn Tre", "CB23", "Trạm Quan trắc", "Chuyên viên", "", "", ""),
    (5, "Hồ Thị Cúc", "CB24", "Văn phòng Sở", "Chuyên viên", "", "12345", ""),
    (6, "Hồ Thị Sen", "CB25", "Văn phòng Sở", "Chuyên viên", "", "0900000025", ""),
]

AWARDS = [
    ("DANH SÁCH KHEN THƯỞNG, XẾP LOẠI",),
    ("STT", "Mã CB", "HỌ VÀ TÊN", "Đơn vị công tác", "Danh hieu thi dua", "Xếp loại", "Năm", "Số QĐ", "Ngày ký", "Người ký"),
    ("(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)", "(10)"),
    (1, "cb05", "Nguyễn Thị Hoa", "Phòng Đất đai cũ", "chien si thi dua co so", "", 2024, "24/QĐ-SNNMT", "20/12/2024",
     "Giám đốc Sở"),
    (2, "", "NGUYỄN THỊ HOA", "Phòng Quản lý đất đai", "CSTDCS", "", 2025, "25/QĐ-SNNMT", "20/12/2025", ""),
    (3, "CB05", "", "", "Chiến sĩ thi đua cơ sở", "", 2026, "26/QĐ-SNNMT", "20/12/2026", ""),
    (4, "CB05", "Nguyễn Thị Hoa", "", "", "HTXSNV", 2026, "", "", ""),
    (5, "", "", "Phòng Quản lý đất đai", "Tập thể lao động tiên tiến", "", "năm 2026", "", "", ""),
    (6, "CB06", "Vũ Thị Lan", "", "Người tốt việc tốt", "", 2025, "", "", ""),
    (7, "", "Trần Văn Lạ", "", "Lao động tiên tiến", "", 2025, "", "", ""),
    (8, "CB05", "Lý Thị Ánh", "", "Lao động tiên tiến", "", 2025, "", "", ""),
    (9, "CB09", "Lý Thị Ánh", "", "", "Hoàn thành nhiệm vụ", 2025, "", "", ""),
    (10, "CB08", "", "", "Lao động tiên tiến", "", 2025, "", "", ""),
]  # fmt: skip

EARLIER = [
    ("SỐ LIỆU THI ĐUA NĂM 2026",),
    ("TT", "Đơn vị", "Chỉ tiêu", "Đơn vị tính", "Kết quả"),
    (1, "Chi cục Kiểm lâm", "Trồng rừng", "ha", 290),
    (2, "Hạt Kiểm lâm số 1", "Trồng rừng", "ha", "120,5"),
    (3, "Phòng không có", "Trồng rừng", "ha", 3),
    (4, "Phòng Quản lý đất đai", "Cấp giấy", "hồ sơ", 1.325),
    (5, "Phòng Quản lý đất đai", "Cấp giấy", "hồ sơ", "chưa có"),
]

FILES = {
    "so-lieu-2026.xlsx": workbook(("Số liệu", EARLIER)),
    "khen-cac-nam.xlsx": workbook(("Khen thưởng", AWARDS)),
    "danh-sach.xlsx": workbook(("Cán bộ", MOVES), ("Hướng dẫn", [("Cách điền tệp này",)])),
    "co-dong-loi.xlsx": workbook(("Cán bộ", FAULTS)),
    "hong.xlsx": b"PK\x03\x04 not a workbook",
    "khong-tieu-de.xlsx": workbook(("Trang 1", [("Kế hoạch năm", "Số liệu"), ("a", "b")])),
}
