"""Every word of the yearly statistics."""

TITLES = {
    "0601": "Biểu 0601.N: Số phong trào thi đua (TT 02/2023/TT-BNV, cần kiểm tra hiệu lực)",
    "0603": "Biểu 0603.N: Khen thưởng (TT 02/2023/TT-BNV, cần kiểm tra hiệu lực)",
}
SUBTITLE = "Năm {year}. Số liệu tính đến {moment}."
NOTE = "“Chưa có số liệu” là điều hệ thống không lưu; đồng chí điền tay trước khi gửi. Kiểm tra mẫu biểu và hiệu lực."
ROW = "Chỉ tiêu thống kê"
LAUNCH_COLUMNS = ("Cấp tỉnh, bộ phát động", "Sở phát động", "Đơn vị thuộc Sở phát động", "Tổng số")
ALL = "Tổng số"
SCOPES = ("Phạm vi: toàn quốc", "Phạm vi: bộ, ngành, địa phương", "Phạm vi: cụm, khối thi đua")
SCOPE_OWN = "Phạm vi: cơ quan, đơn vị"
LENGTHS = {
    "below_one": "Thời gian: dưới 1 năm",
    "one": "Thời gian: 1 năm",
    "below_three": "Thời gian: trên 1 đến dưới 3 năm",
    "below_five": "Thời gian: từ 3 đến dưới 5 năm",
    "five_and_more": "Thời gian: từ 5 năm",
}
LENGTH_UNKNOWN = "Thời gian: chưa ghi trong hệ thống"
WAYS = ("Phương thức: theo chuyên đề", "Phương thức: thường xuyên")
AWARD_COLUMNS = (
    "Bằng khen", "Chiến sĩ thi đua cấp bộ, tỉnh", "Cờ thi đua", "Kỷ niệm chương", "Danh hiệu, hình thức khác", "Tổng số",
)  # fmt: skip
COLLECTIVES, HOUSEHOLDS, PEOPLE = "Tập thể", "Hộ gia đình", "Cá nhân"
UNKNOWN_AWARDS = (
    "Cá nhân: lãnh đạo, quản lý",
    "Cá nhân: người trực tiếp lao động, công tác",
    "Loại hình: công trạng",
    "Loại hình: đột xuất",
    "Loại hình: phong trào thi đua",
    "Loại hình: cống hiến",
    "Loại hình: đối ngoại",
)
