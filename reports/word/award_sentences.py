"""The sentences of the papers about commendation; votes appear as totals, never as whose they were."""

from reports.word import styles
from reports.word.blocks import each, item, when

_COUNTED = (
    "{{ so.all }} trường hợp, gồm {{ so.collectives }} tập thể và {{ so.people }} cá nhân"
    "{% if n.people %}; trong số cá nhân có {{ so.direct }} người trực tiếp lao động ({{ so.direct_rate }}%), "
    "{{ so.women }} nữ ({{ so.women_rate }}%){% endif %}"
)
_KINDS = (
    *each(
        "muc in danh_hieu",
        item("{{ muc.ten }} ({{ muc.loai }}): {{ muc.so }} trường hợp"),
    ),
)

SUBMISSION = (
    (
        styles.BODY,
        "Thực hiện phong trào thi đua “{{ phong_trao }}”, {% if ngay_hop %}căn cứ kết quả họp xét ngày {{ ngay_hop }}, "
        "{% endif %}{{ co_quan }} trình {{ noi_quyet_dinh }} xem xét, khen thưởng " + _COUNTED + ".",
    ),
    (styles.SUBHEADING, "1. Danh hiệu, hình thức đề nghị"),
    *_KINDS,
    (styles.SUBHEADING, "2. Danh sách đề nghị"),
    (
        styles.BODY,
        "Danh sách tập thể tại {{ phu_luc.proposed_collectives }}, danh sách cá nhân tại {{ phu_luc.proposed_people }}, có "
        "thành tích tóm tắt và kết quả bỏ phiếu.",
    ),
    *when(
        "ho_so",
        (styles.SUBHEADING, "3. Hồ sơ kèm theo"),
    ),
    *each(
        "muc in ho_so",
        item("{{ muc }}"),
    ),
    (styles.BODY, "{{ co_quan }} kính trình {{ noi_quyet_dinh }} xem xét, quyết định./."),
)

MINUTES = (
    (styles.BODY, "Thời gian bắt đầu: {{ bat_dau }}."),
    (styles.BODY, "Địa điểm: {{ dia_diem }}."),
    (
        styles.BODY,
        "Thành phần: có mặt {{ so.present }}/{{ so.members }} thành viên"
        "{% if n.written %}; {{ so.written }} thành viên vắng mặt có ý kiến bằng văn bản{% endif %}.",
    ),
    (styles.BODY, "Chủ trì: {{ chu_tri }}."),
    (styles.BODY, "Thư ký: {{ thu_ky }}."),
    (styles.BODY, "Nội dung họp và kết quả như sau:"),
    (styles.SUBHEADING, "1. Xem xét thành tích"),
    (
        styles.BODY,
        "Cuộc họp nghe báo cáo thành tích, điều kiện của {{ so.all }} trường hợp được giới thiệu trong phong trào thi đua "
        "“{{ phong_trao }}”.",
    ),
    *each(
        "muc in y_kien",
        item("{{ muc }}"),
    ),
    (styles.SUBHEADING, "2. Kết quả bỏ phiếu kín"),
    (
        styles.BODY,
        "Tổng hợp số phiếu của từng trường hợp tại {{ phu_luc.proposed_collectives }} và {{ phu_luc.proposed_people }}."
        "{% if khong_du_phieu %} Có {{ khong_du_phieu }} trường hợp chưa đủ số phiếu theo quy định, chưa đề nghị.{% endif %}",
    ),
    (styles.SUBHEADING, "3. Kết luận"),
    (
        styles.BODY,
        "Thống nhất đề nghị {{ noi_quyet_dinh }} xem xét, khen thưởng " + _COUNTED + ", cụ thể:",
    ),
    *_KINDS,
    (styles.BODY, "Cuộc họp kết thúc {{ ket_thuc }}. Biên bản đã được đọc lại, các thành viên dự họp thống nhất./."),
)

LIST = (
    (
        styles.BODY,
        "{{ co_quan }} lập danh sách đề nghị {{ noi_quyet_dinh }} xem xét, khen thưởng "
        + _COUNTED
        + ", theo danh hiệu, "
        "hình thức như sau:",
    ),
    *_KINDS,
    (
        styles.BODY,
        "Danh sách tập thể tại {{ phu_luc.proposed_collectives }}, danh sách cá nhân tại {{ phu_luc.proposed_people }}./.",
    ),
)

PUBLIC_LIST = (
    (
        styles.BODY,
        "{{ co_quan }} công khai trong nội bộ danh sách dự kiến đề nghị khen thưởng {{ dot }}, gồm {{ so.collectives }} tập "
        "thể và {{ so.people }} cá nhân (tại {{ phu_luc.public_collectives }} và {{ phu_luc.public_people }}).",
    ),
    (
        styles.BODY,
        "Thời gian nhận ý kiến: từ ngày {{ tu_ngay }} đến hết ngày {{ den_ngay }}. Ý kiến gửi về {{ noi_nhan_y_kien }}; người "
        "gửi ý kiến được giữ kín.",
    ),
    (styles.BODY, "Danh sách này là dự kiến, chưa phải là kết quả khen thưởng."),
    (styles.BODY, "{{ co_quan }} thông báo để công chức, viên chức, người lao động biết, tham gia ý kiến./."),
)
