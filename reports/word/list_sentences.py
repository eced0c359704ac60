"""The sentences of lists, pledges and notices, each with its style."""

from reports.word import styles
from reports.word.blocks import each, item

TITLES = (
    (
        styles.BODY,
        "{{ co_quan }} tổng hợp danh sách đăng ký danh hiệu thi đua trong phong trào “{{ phong_trao }}”, số liệu tính đến "
        "{{ chot }}, phạm vi {{ pham_vi }}, như sau:",
    ),
    (
        styles.BODY,
        "1. Tập thể: {% if n.collectives_registered is none %}chưa có số liệu{% else %}{{ so.collectives_registered }}/"
        "{{ so.collectives }} tập thể đã đăng ký{% endif %} (danh sách tại {{ phu_luc.collective_titles }}).",
    ),
    (
        styles.BODY,
        "2. Cá nhân: {% if n.registered is none %}chưa có số liệu{% else %}{{ so.registered }}/{{ so.headcount }} người đã "
        "đăng ký, đạt tỷ lệ {{ so.rate }}%{% endif %} (danh sách tại {{ phu_luc.titles }}). Số lượt đăng ký theo danh hiệu:",
    ),
    (styles.PLAIN, "{{ bang.title_counts }}"),
    (styles.BODY, "Danh sách do các tập thể, cá nhân đăng ký, {{ co_quan }} tổng hợp./."),
)

PLEDGES = (
    (
        styles.BODY,
        "{% if chi_thi %}Thực hiện {{ chi_thi }}, {% endif %}{{ pham_vi }} giao ước thực hiện phong trào thi đua "
        "“{{ phong_trao }}”{% if chu_de %}, chủ đề “{{ chu_de }}”{% endif %}, với những nội dung sau:",
    ),
    (styles.BODY, "1. Giao ước của tập thể: nội dung, mức thực hiện, thời hạn tại {{ phu_luc.collective_pledges }}."),
    (
        styles.BODY,
        "2. Giao ước của cá nhân: {% if n.registered is none %}chưa có số liệu{% else %}{{ so.registered }} người đã đăng ký, "
        "{{ so.confirmed }} bản đã được xác nhận{% endif %} (tại {{ phu_luc.pledges }}).",
    ),
    (
        styles.BODY,
        "Tập thể, cá nhân có tên trong các phụ lục cam kết thực hiện đúng nội dung đã đăng ký, báo cáo kết quả đúng hạn./.",
    ),
)

NOTICE = (
    (
        styles.BODY,
        "{{ co_quan }} thông báo nội dung, thời hạn thực hiện phong trào thi đua “{{ phong_trao }}”"
        "{% if nam_thi_dua not in phong_trao %} năm {{ nam_thi_dua }}{% endif %}"
        "{% if chu_de %}, chủ đề “{{ chu_de }}”{% endif %}, như sau:",
    ),
    (styles.SUBHEADING, "1. Chỉ tiêu"),
    *each(
        "muc in chi_tieu",
        item("{{ muc }}"),
        otherwise="Phong trào không có chỉ tiêu được theo dõi bằng số liệu.",
    ),
    (styles.SUBHEADING, "2. Nội dung thi đua"),
    *each(
        "muc in noi_dung",
        item("{{ muc }}"),
        otherwise="Theo văn bản phát động phong trào.",
    ),
    (styles.SUBHEADING, "3. Thời hạn"),
    *each(
        "muc in moc",
        item("{{ muc.ten }}: chậm nhất hết ngày {{ muc.ngay }}"),
        otherwise="Chưa có mốc thời hạn.",
    ),
    (
        styles.BODY,
        "Đề nghị thủ trưởng các đơn vị phổ biến đến công chức, viên chức, người lao động, tổ chức đăng ký và báo cáo đúng "
        "thời hạn trên./.",
    ),
)
