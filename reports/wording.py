"""Every word of tables, figures, charts and file titles, in one place. The report's sentences are in the Word template."""

NO_DATA = "Chưa có số liệu"
ALL_UNITS = "Toàn bộ các đơn vị"
TOTAL = "Tổng cộng"
YES = "Có"
NO = "Không"
NOT_YET = "Chưa"
NO_DECISION = "chưa rõ quyết định"
AWARD_KINDS = {
    "cong_trang": "Công trạng",
    "dot_xuat": "Đột xuất",
    "chuyen_de": "Phong trào thi đua",
    "cong_hien": "Quá trình cống hiến",
    "doi_ngoai": "Đối ngoại",
}
PROPOSAL_STAGES = {
    "proposed": "Đã đề nghị",
    "selected": "Đã bình xét",
    "published": "Đang công khai",
    "heard": "Đã công khai",
    "voted": "Hội đồng đã bỏ phiếu",
    "submitted": "Đã trình",
    "approved": "Đã duyệt",
    "decided": "Đã có quyết định",
}
OFFICE_ZONE_NOTE = "giờ Việt Nam"

REPORT_KINDS = {"closing": "tổng kết", "preliminary": "sơ kết"}

PERIOD_LABELS = {
    "q1": "Quý I năm {year}",
    "6m": "6 tháng đầu năm {year}",
    "9m": "9 tháng đầu năm {year}",
    "year": "năm {year}",
    "range": "từ ngày {start} đến ngày {end}",
}

CATEGORIES = {"cong_chuc": "Công chức", "vien_chuc": "Viên chức", "nguoi_lao_dong": "Người lao động"}
PLEDGE_STATES = {
    "submitted": "Chờ xác nhận",
    "confirmed": "Đã xác nhận",
    "returned": "Trả lại để bổ sung",
    "withdrawn": "Đã rút",
}
COLLECTIVE_STATES = {
    "draft": "Đang sửa, chưa ký lại",
    "union": "Chờ công đoàn",
    "above": "Chờ cấp trên xác nhận",
    "confirmed": "Đã xác nhận",
    "returned": "Trả lại để bổ sung",
    "withdrawn": "Đã rút",
}
INITIATIVE_STATES = {
    "submitted": "Chờ xác nhận",
    "confirmed": "Đã xác nhận",
    "returned": "Trả lại để bổ sung",
    "applied": "Đã áp dụng",
    "recognised": "Được công nhận",
    "withdrawn": "Đã rút",
}
DIFFICULTY_STATES = {
    "new": "Mới nhận",
    "taken": "Đang xem xét",
    "answered": "Đã trả lời",
    "put": "Đã trình Giám đốc",
    "decided": "Giám đốc đã cho ý kiến",
    "closed": "Đã giải quyết xong",
}
UNIT_KINDS = {
    "so": "Sở",
    "phong": "Phòng",
    "chi_cuc": "Chi cục",
    "su_nghiep": "Đơn vị sự nghiệp",
    "doanh_nghiep": "Doanh nghiệp",
}
PROGRESS_STATES = {"done": "Hoàn thành", "on_track": "Đúng tiến độ", "late": "Chậm", "blocked": "Vướng mắc"}
VERDICTS = {
    "exceeded": "Vượt",
    "met": "Đạt",
    "on_track": "Đúng tiến độ",
    "behind": "Chậm so với thời gian",
    "not_met": "Chưa đạt",
    "judge": "Cần người xác nhận",
    "unknown": NO_DATA,
}
COMPARATORS = {
    ">=": "từ {value} trở lên",
    ">": "trên {value}",
    "<": "dưới {value}",
    "<=": "không quá {value}",
    "=": "đạt {value}",
    "increase": "tăng {value}",
    "decrease": "giảm {value}",
    "rank_up": "tăng {value}",
    "none": "{value}",
}
SHOWCASES = {"mo_hinh": "Mô hình", "cong_trinh": "Công trình"}

AWAITING = "Chờ công bố"
BY_UNITS = "theo báo cáo của {count} đơn vị"
FROM_SOURCE = "nguồn: {source}"
EARLIER_MISSING = "chưa đủ số liệu các kỳ trước"
UNCONFIRMED = "chờ xác nhận số việc làm tốt"
SEEN = {None: "Chờ xem", "seen": "Đã xem", "returned": "Trả lại"}
LATE = "Muộn"
ON_TIME = "Đúng hạn"
COLLECTIVES_FOOT = "Tổng số tập thể: {units}; đã đăng ký: {registered}; tỷ lệ: {rate}."
COLLECTIVES_MISSING = "Chưa đăng ký: {names}."
TITLES_FOOT = "Tổng số người: {headcount}; đã đăng ký: {registered}; tỷ lệ: {rate}."
NOT_REPORTED = "Chưa báo cáo"
NOT_ANSWERED = "Chưa trả lời"
NO_REPORT_DUE = "Không phải báo cáo"
NOT_LAUNCHED = "Chưa báo cáo phát động"
NO_ITEMS = "Không ghi nội dung"
NO_TITLE = "Không ghi danh hiệu"
DIRECT_PEOPLE = "{unit} (trực tiếp)"
ON_LEAVE = "tạm vắng"
NOT_JOINED = "chưa tham gia hệ thống"
UNREACHABLE = "không liên lạc được"
MIXED_UNITS = "{count} báo cáo khác đơn vị tính, không cộng"
SPREAD = "{count} báo cáo, từ {low} đến {high}; cần người xác nhận"
REGISTERED_OF = "{registered}/{people} người"
UNITS_REACHED = "{reached}/{units} đơn vị đạt"
OTHER_TOPIC = "Nội dung khác"
TOPIC = "Nội dung {number}: {heading}"

# stands where the office has not said something yet, for the clerk to fill in
BLANK = "…………"
ANNEX = "Phụ lục"
ANNEX_OF = "(Kèm theo {paper} số          /{mark}-{abbreviation} ngày       tháng       năm {year} của {issuer})"
BLANK_MOMENT = "…… giờ ……, ngày {day} tháng {month} năm {year}"
UNION_SIGNS, UNIT_HEAD_SIGNS = "CÔNG ĐOÀN", "Thủ trưởng đơn vị"
SECRETARY_SIGNS, CHAIR_SIGNS, COUNCIL_CHAIR = "THƯ KÝ", "CHỦ TỌA", "Chủ tịch"

NOTES = (
    "Số liệu tính đến {moment} ({zone}), phạm vi {scope}, kỳ {period}.",
    "Tổng số người là số người trong danh sách thuộc diện thi đua tại thời điểm chốt, gồm cả người tạm vắng; người tạm vắng "
    "được thống kê ở cột riêng.",
    "Tỷ lệ đăng ký bằng số người đã đăng ký chia cho tổng số người, trừ ở cả hai số những người ghi ở cột Không tính tỷ lệ "
    "(vắng dài ngày, biệt phái, mới về, theo cài đặt của Văn phòng). Giao ước đã rút không được tính.",
    "Người báo cáo đủ là người đã báo cáo mọi nội dung trong giao ước của mình ở giai đoạn của kỳ này; chỉ cần một nội dung "
    "báo cáo muộn thì tính là muộn.",
    "Số liệu gồm cả đăng ký và báo cáo muộn tính đến thời điểm chốt, có đánh dấu riêng.",
    "Kết quả chỉ tiêu là tổng các báo cáo mới nhất của từng nội dung giao ước gắn với chỉ tiêu, cùng đơn vị tính. Chỉ "
    "tiêu tính bằng tỷ lệ, thứ hạng không cộng; khi các báo cáo khác nhau thì ghi khoảng giá trị để người có trách "
    "nhiệm xác nhận.",
    "“Chưa có số liệu” nghĩa là chưa có báo cáo nào, không phải bằng 0.",
)

CONTINUED = "{label} (tiếp {number})"
SHEET_FOOTER = "&CTrang &P/&N"
SUBTITLE = "Kỳ: {period}. Phạm vi: {scope}. Số liệu tính đến {moment}."
FRONT_SHEET = "Thông tin chung"
FRONT_TITLE = "Tổng hợp phong trào thi đua “{campaign}” {period}"
FRONT_SCOPE = "Phạm vi: {scope}"
FRONT_NOTES = "Cách tính số liệu"
FRONT_CONTENTS = "Các trang trong tệp"
FRONT_ROWS = "{count} dòng"
FRONT_COLUMNS = (
    "Số liệu",
    "Giá trị",
    "Đơn vị tính",
    "Số dòng nguồn",
    "Xem chi tiết tại trang",
    "Mã dùng trong mẫu Word",
)

CHART_REGISTRATION = "Đăng ký thi đua theo đơn vị"
CHART_ON_TIME = "Báo cáo tiến độ theo đơn vị"
CHART_TARGETS = "Kết quả thực hiện chỉ tiêu"
CHART_TREND = "Đăng ký, báo cáo qua từng tuần"
CHART_REGISTRATION_LEGEND = ("Đăng ký đúng hạn", "Đăng ký muộn", "Chưa đăng ký")
CHART_ON_TIME_LEGEND = ("Đúng hạn", "Muộn", "Chưa báo cáo")
CHART_TARGETS_LEGEND = ("Đạt, vượt", "Đúng tiến độ", "Chậm", "Chưa rõ mức đạt")
CHART_TREND_LEGEND = ("Đã đăng ký (tròn)", "Đã báo cáo đủ (vuông)")
CHART_RATIO = "{counts} ({rate})"
CHART_SUBTITLE = "Kỳ {period}. Phạm vi: {scope}"
CHART_AS_OF = "Số liệu tính đến {moment} (giờ Việt Nam)."
CHART_SOURCE = "Nguồn: đăng ký, báo cáo của cán bộ và đơn vị trong hệ thống."
CHART_PAGE = "Trang {page}/{pages}"
CHART_ELAPSED = "Vạch đen: {share}% thời gian của phong trào đã qua. Thanh đầy là đạt mức giao."
CHART_HEADCOUNT = "Tỷ lệ tính theo cài đặt của Văn phòng về người vắng dài ngày, biệt phái, mới về."
CHART_OWING = "Số đúng hạn trên số người phải báo cáo của kỳ này."
CHART_WEEKS = "Số cộng dồn đến hết từng tuần; báo cáo tính theo ngày của lần gửi mới nhất."
CHART_WHOLE = "Tổng số {count} người"
CHART_ALL = "Toàn phạm vi: {ratio}"
CHART_OTHERS = "Các đơn vị khác ({count} đơn vị)"
CHART_BEHIND = "Chậm"
CHART_RESULT = "{actual} · {verdict}"

BRIEF_TITLE = "Một trang cho Giám đốc"
BRIEF_LEADERS = "Một trang cho lãnh đạo"
BRIEF_LAUNCHED = "Đơn vị đã phát động"
BRIEF_REGISTERED = "Đã đăng ký thi đua"
BRIEF_REPORTED = "Đã báo cáo đủ kỳ này"
BRIEF_TARGETS = "Chỉ tiêu"
BRIEF_REACHED = "đạt {met} · vượt {exceeded} · chậm {slow}"
BRIEF_LATE = "Đơn vị có người quá hạn"
BRIEF_UNREGISTERED = "chưa đăng ký {count}"
BRIEF_UNREPORTED = "chưa báo cáo {count}"
BRIEF_NOT_DUE = "Chưa đến hạn đăng ký, báo cáo của kỳ này"
BRIEF_NONE_LATE = "Không có đơn vị nào"
BRIEF_SLOW = "Chỉ tiêu chậm"
BRIEF_WAITING = "Việc chờ quyết định"
BRIEF_PUT_FORWARD = "Đề nghị khen, theo hình thức"
BRIEF_PROPOSED = "Điển hình được đề nghị khen"
BRIEF_NONE = "Không có"
BRIEF_MORE = "và {count} mục khác"

STEPS = (
    "Đang tổng hợp số liệu",
    "Đang lập bảng Excel",
    "Đang lập báo cáo Word",
    "Đang vẽ biểu đồ đăng ký",
    "Đang vẽ biểu đồ chỉ tiêu",
    "Đang vẽ biểu đồ báo cáo",
    "Đang vẽ biểu đồ theo tuần",
)
STEPS_DONE = "Đã tổng hợp xong"

TEMPLATE_FORBIDDEN = "Mẫu Word dùng biểu thức không được phép: {detail}"
TEMPLATE_UNKNOWN = "Mẫu Word dùng trường không có: {detail}"
TEMPLATE_SYNTAX = "Mẫu Word viết sai cú pháp: {detail}"
TEMPLATE_BROKEN = "Mẫu Word không dùng được: {detail}"

CSV_FIGURES = ("Mã", "Số liệu", "Giá trị", "Đơn vị tính", "Số dòng nguồn")
FROZEN = "Số liệu chốt ngày {day}, mã {code}."
OUTSIDE_NOTE = "Bản gửi Sở Nội vụ: không kèm danh sách cá nhân, mã số, số điện thoại và ghi chú."
DIFFERENT_ROWS = "Số dòng"
DIFFERENT_ROW = "Dòng"
PRESENT = "có"
ABSENT = "không có"
ROW_KINDS = {
    "official": "Cán bộ số",
    "pledge": "Giao ước số",
    "progress": "Báo cáo số",
    "unit": "Đơn vị số",
    "target": "Chỉ tiêu số",
    "launch": "Phát động của đơn vị số",
    "showcase": "Mô hình, công trình của đơn vị số",
    "difficulty": "Vướng mắc, kiến nghị số",
}
DIFFERENCE = "{section}: {what}{where}: {old} → {new}"
ADDED = "; thêm: {names}"
GONE = "; bớt: {names}"
AND_MORE = " và {count} dòng khác"
