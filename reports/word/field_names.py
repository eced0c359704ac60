"""The fields that Word templates may use, each with its meaning for the office that edits them."""

COMMON = {
    "chu_quan": "cơ quan cấp trên, chữ in hoa",
    "co_quan": "cơ quan ban hành",
    "so_hieu": "phần sau chỗ trống của số, ví dụ /BC-SNNMT",
    "dia_danh": "địa danh ở dòng ngày tháng",
    "nam": "năm của văn bản",
    "kinh_gui": "danh sách nơi kính gửi",
    "can_cu": "danh sách dòng căn cứ, đã có dấu cuối dòng",
    "ky_ten": "các dòng quyền hạn, chức vụ của người ký",
    "nguoi_ky": "họ tên người ký",
    "noi_nhan": "danh sách dòng nơi nhận",
    "phong_trao": "tên phong trào",
    "bang": "bảng đặt trong một đoạn riêng, ví dụ {{ bang.targets }}",
    "phu_luc": "số phụ lục của một bảng, ví dụ {{ phu_luc.units }}",
    "so": "số liệu đã viết thành chữ để in, ví dụ {{ so.registered }}",
    "n": "cùng số liệu dưới dạng số, để đặt điều kiện",
}
_CAMPAIGN = {
    "nam_thi_dua": "năm của phong trào",
    "chu_de": "chủ đề của phong trào",
    "chi_thi": "văn bản của cấp trên, có thể để trống",
    "chot": "thời điểm chốt số liệu",
    "pham_vi": "phạm vi số liệu",
}
REPORT = _CAMPAIGN | {
    "ten_loai": "sơ kết hoặc tổng kết",
    "ky": "kỳ báo cáo; để trống khi tên phong trào đã có",
    "danh_gia": "các mức đánh giá chỉ tiêu có trong kỳ, mỗi mức có so và ten",
    "danh_hieu": "các danh hiệu đăng ký, mỗi danh hiệu có ten và so",
    "noi_dung": "kết quả từng nội dung thi đua: ten, ket_qua (don_vi, loi), con_lai",
    "kiem_tra": "các lượt kiểm tra: don_vi, ngay, loi",
    "viec_giao": "số việc được giao của cán bộ: giao, xong, tot; chưa có thì để trống",
    "phoi_hop": "kết quả của các cơ quan phối hợp: co_quan, loi",
    "de_nghi": "đề nghị khen thưởng theo danh hiệu: ten, so, loai; chưa có thì để trống",
}
LISTS = _CAMPAIGN
PLEDGES = _CAMPAIGN
NOTICE = _CAMPAIGN | {
    "chi_tieu": "danh sách chỉ tiêu",
    "noi_dung": "danh sách nội dung thi đua",
    "moc": "danh sách mốc, hạn: ten, ngay",
}
AWARD = {
    "dot": "đợt xét, ví dụ năm 2027",
    "noi_quyet_dinh": "người, cấp quyết định khen thưởng",
    "danh_hieu": "các danh hiệu, hình thức được đề nghị: ten, so, loai",
    "ngay_hop": "ngày họp xét, để trống khi chưa họp",
    "ho_so": "danh sách giấy tờ kèm theo",
}
MEETING = {
    "bat_dau": "giờ, ngày bắt đầu họp",
    "ket_thuc": "giờ, ngày kết thúc họp",
    "dia_diem": "nơi họp",
    "chu_tri": "họ tên, chức vụ người chủ trì",
    "thu_ky": "họ tên, chức vụ thư ký",
    "y_kien": "danh sách ý kiến chung, không ghi ai nói",
    "khong_du_phieu": "số trường hợp không đủ phiếu, để trống khi không có",
}
