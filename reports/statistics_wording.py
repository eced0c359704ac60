"""Every word of the yearly statistics."""

TITLES = {
    "0601": "Biểu 0601.N: Số phong trào thi đua (TT 02/2023/TT-BNV, cần kiểm tra hiệu lực)",
    "0603": "Biểu 0603.N: Khen thưởng (TT 02/2023/TT-BNV, cần kiểm tra hiệu lực)",
    "0603b": "Kèm biểu 0603.N: từng danh hiệu, hình thức khen thưởng",
}
SHEETS = {"0601": "0601", "0603": "0603", "0603b": "0603 chi tiết"}
SUBTITLE = "Năm {year}. Số liệu tính đến {moment}."
NOTES = {
    "0601": (
        "Đếm phong trào đã mở trong hệ thống trong năm; cấp phát động đọc theo cơ quan ban hành văn bản,",
        "chưa ghi cơ quan ban hành thì tính là Sở phát động.",
        "Phương thức (chuyên đề, thường xuyên): chưa có số liệu vì hệ thống không ghi phương thức của phong trào.",
        "Đồng chí điền tay ô “Chưa có số liệu” trước khi gửi, kiểm tra mẫu biểu và hiệu lực của thông tư.",
    ),
    "0603": (
        "Đếm khen thưởng của năm còn hiệu lực trong hệ thống; mỗi nhóm dòng cộng lại bằng dòng Tổng số hoặc dòng Cá nhân.",
        "Hộ gia đình: chưa có số liệu vì hệ thống chỉ lưu khen thưởng của cán bộ và đơn vị.",
        "Lãnh đạo, quản lý: theo vai trò ở ngày quyết định, nếu không có thì theo chức vụ trong danh sách hiện nay.",
        "Trực tiếp lao động, nữ: theo lời khai trong đề nghị khen thưởng; danh sách nhân sự không ghi hai điều này.",
        "Đơn vị: theo tên đơn vị ghi khi khen, nếu không có thì theo đơn vị công tác ở ngày quyết định.",
        "Nhóm nào chưa ghi cho ai thì ô là “Chưa có số liệu”; đồng chí điền tay trước khi gửi, kiểm tra mẫu biểu và hiệu lực.",
    ),
}
ROW = "Chỉ tiêu thống kê"
LAUNCH_COLUMNS = (
    "Trung ương, bộ, tỉnh phát động", "Cụm, khối phát động", "Sở phát động", "Đơn vị thuộc Sở phát động", "Tổng số",
)  # fmt: skip
ALL = "Tổng số"
SCOPES = {
    "nation": "Phạm vi: toàn quốc",
    "province": "Phạm vi: bộ, ngành, địa phương",
    "bloc": "Phạm vi: cụm, khối thi đua",
    "agency": "Phạm vi: cơ quan, đơn vị",
}
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
LEADING = ("Cá nhân: lãnh đạo, quản lý", "Cá nhân: không giữ chức vụ lãnh đạo, quản lý", "Cá nhân: chưa ghi chức vụ")
DIRECT = (
    "Cá nhân: người trực tiếp lao động, công tác",
    "Cá nhân: không trực tiếp lao động, công tác",
    "Cá nhân: chưa ghi có trực tiếp hay không",
)
WOMEN = ("Cá nhân: nữ", "Cá nhân: nam", "Cá nhân: chưa ghi nam, nữ")
KINDS = {
    "cong_trang": "Loại hình: công trạng",
    "dot_xuat": "Loại hình: đột xuất",
    "chuyen_de": "Loại hình: phong trào thi đua",
    "cong_hien": "Loại hình: cống hiến",
    "doi_ngoai": "Loại hình: đối ngoại",
}
KIND_UNKNOWN = "Loại hình: chưa ghi"
AUTHORITY, AUTHORITY_UNKNOWN = "Quyết định của: {name}", "Quyết định của: chưa ghi cơ quan quyết định"
BRANCH, BRANCH_UNKNOWN = "Đơn vị: {name}", "Đơn vị: chưa rõ"
EACH_ROW = "Danh hiệu, hình thức"
EACH_COLUMNS = ("Tập thể", "Cá nhân", "Trong đó: lãnh đạo, quản lý", "Trong đó: trực tiếp", "Trong đó: nữ", "Tổng số")
