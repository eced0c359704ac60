"""The sentences of the default Báo cáo, each with its style; what is unknown is said to be so."""

from reports.word import styles
from reports.word.blocks import each, item, when

# what is still to be done, where there is any of it
_TASKS = (
    ("not_launched", "Đôn đốc {{ so.not_launched }} đơn vị chưa báo cáo phát động phong trào"),
    ("unregistered", "Vận động {{ so.unregistered }} người chưa đăng ký tham gia đăng ký thi đua"),
    ("missing", "Đề nghị {{ so.missing }} người chưa báo cáo hoặc báo cáo thiếu nội dung hoàn thành báo cáo tiến độ"),
    ("targets_behind", "Tập trung thực hiện {{ so.targets_behind }} chỉ tiêu đang chậm so với mức giao"),
    ("targets_not_met", "Làm rõ nguyên nhân, có giải pháp đối với {{ so.targets_not_met }} chỉ tiêu chưa đạt"),
)

BODY = (
    (
        styles.BODY,
        "{% if chi_thi and chi_thi not in can_cu|join %}Thực hiện {{ chi_thi }}, {% endif %}{{ co_quan }} báo cáo "
        "{{ ten_loai }} phong trào thi đua “{{ phong_trao }}”{% if ky %} {{ ky }}{% endif %}. "
        "Số liệu tính đến {{ chot }}, phạm vi {{ pham_vi }}, cụ thể như sau:",
    ),
    (styles.HEADING, "I. TÌNH HÌNH TRIỂN KHAI, PHÁT ĐỘNG"),
    (styles.SUBHEADING, "1. Phát động phong trào"),
    (
        styles.BODY,
        "{% if n.launched is none %}Chưa có số liệu về việc phát động tại các đơn vị.{% else %}"
        "{% if n.launched %}Có {{ so.launched }}/{{ so.launch_units }} đơn vị đã báo cáo phát động phong trào thi đua"
        "{% else %}Chưa có đơn vị nào báo cáo phát động phong trào thi đua{% endif %}"
        "{% if n.launched_late %}, trong đó {{ so.launched_late }} đơn vị phát động muộn{% endif %}"
        "{% if n.not_launched %}; còn {{ so.not_launched }} đơn vị chưa báo cáo phát động{% endif %} "
        "(chi tiết tại {{ phu_luc.launches }}).{% endif %}",
    ),
    (styles.SUBHEADING, "2. Đăng ký thi đua"),
    (
        styles.BODY,
        "{% if n.registered is none %}Chưa có số liệu về đăng ký thi đua.{% else %}"
        "Có {{ so.registered }}/{{ so.headcount }} người đã đăng ký thi đua, đạt tỷ lệ {{ so.rate }}%"
        "{% if n.registered_late %}, trong đó {{ so.registered_late }} người đăng ký muộn{% endif %}"
        "{% if n.unregistered %}; còn {{ so.unregistered }} người chưa đăng ký{% endif %}. "
        "Đã xác nhận {{ so.confirmed }}/{{ so.registered }} bản giao ước thi đua."
        "{% if n.on_leave %} Trong tổng số có {{ so.on_leave }} người đang tạm vắng.{% endif %}"
        "{% if n.uncounted %} Tỷ lệ không tính {{ so.uncounted }} người vắng dài ngày hoặc mới về theo quy tắc của cơ quan."
        "{% endif %}{% endif %}",
    ),
    (
        styles.BODY,
        "Kết quả đăng ký theo khối đơn vị như bảng dưới đây; chi tiết từng đơn vị tại {{ phu_luc.units }}"
        "{% if phu_luc.titles %}, danh sách đăng ký danh hiệu tại {{ phu_luc.titles }}{% endif %}.",
    ),
    (styles.PLAIN, "{{ bang.branches }}"),
    (styles.BODY, "Số lượt đăng ký theo từng danh hiệu:"),
    (styles.PLAIN, "{{ bang.title_counts }}"),
    (
        styles.BODY,
        "{% if n.collectives_registered is none %}Chưa có số liệu về đăng ký thi đua của tập thể.{% else %}"
        "Có {{ so.collectives_registered }}/{{ so.collectives }} tập thể đã ký giao ước thi đua"
        "{% if n.collectives_late %}, trong đó {{ so.collectives_late }} tập thể đăng ký muộn{% endif %}"
        "{% if n.collectives_missing %}; còn {{ so.collectives_missing }} tập thể chưa đăng ký{% endif %} (danh sách tại "
        "{{ phu_luc.collective_titles }}, giao ước tại {{ phu_luc.collective_pledges }}).{% endif %}",
    ),
    (
        styles.BODY,
        "{% if n.initiatives is none %}Chưa có số liệu về đăng ký sáng kiến, đề tài.{% else %}"
        "Có {{ so.initiatives }} sáng kiến, đề tài được đăng ký"
        "{% if n.initiatives_applied %}, trong đó {{ so.initiatives_applied }} sáng kiến đã áp dụng{% endif %}"
        "{% if n.initiatives_recognised %}, {{ so.initiatives_recognised }} sáng kiến được công nhận theo quyết định{% endif %}"
        " (danh sách tại {{ phu_luc.initiatives }}).{% endif %}",
    ),
    (styles.HEADING, "II. KẾT QUẢ THỰC HIỆN"),
    (styles.SUBHEADING, "1. Báo cáo tiến độ"),
    (
        styles.BODY,
        "{% if n.owing is none %}Chưa có số liệu về báo cáo tiến độ trong kỳ.{% else %}"
        "{% if n.reported %}Có {{ so.reported }}/{{ so.owing }} người đã báo cáo đủ nội dung giao ước, trong đó "
        "{{ so.on_time }} người đúng hạn{% if n.late %}, {{ so.late }} người muộn{% endif %}"
        "{% else %}Chưa có người nào báo cáo đủ nội dung giao ước{% endif %}"
        "{% if n.missing %}; còn {{ so.missing }} người chưa báo cáo hoặc báo cáo thiếu nội dung"
        "{% endif %}.{% endif %}",
    ),
    (styles.SUBHEADING, "2. Kết quả thực hiện các chỉ tiêu"),
    (
        styles.BODY,
        "{% if not n.targets %}Phong trào không có chỉ tiêu được theo dõi bằng số liệu.{% else %}"
        "Phong trào có {{ so.targets }} chỉ tiêu{% for muc in danh_gia %}{{ ', gồm ' if loop.first else ', ' }}{{ muc.so }} "
        "chỉ tiêu {{ muc.ten }}{% endfor %}.{% endif %}",
    ),
    *when(
        "n.targets",
        (styles.PLAIN, "{{ bang.targets }}"),
    ),
    *when(
        "viec_giao",
        (
            styles.BODY,
            "Theo báo cáo của cán bộ, số việc được giao là {{ viec_giao.giao }}, đã hoàn thành {{ viec_giao.xong }}; làm tốt, "
            "được thủ trưởng xác nhận: {{ viec_giao.tot }}.",
        ),
    ),
    (styles.SUBHEADING, "3. Kết quả theo nội dung thi đua"),
    (styles.BODY, "Số nội dung giao ước và tình trạng thực hiện theo từng nội dung thi đua:"),
    (styles.PLAIN, "{{ bang.topics }}"),
    (
        styles.BODY,
        "{% if n.units_reported %}{{ so.units_reported }}/{{ so.answering_units }} đơn vị đã báo cáo kết quả của đơn vị"
        "{% if n.units_late %}, trong đó {{ so.units_late }} đơn vị báo cáo muộn{% endif %}"
        "{% if phu_luc.unit_figures %}; kết quả chỉ tiêu tại {{ phu_luc.unit_figures }}{% endif %}"
        "{% if phu_luc.unit_narratives %}; nội dung thi đua tại {{ phu_luc.unit_narratives }}{% endif %}."
        "{% else %}Chưa có đơn vị nào báo cáo kết quả của đơn vị trong kỳ.{% endif %}",
    ),
    *each(
        "muc in noi_dung",
        (styles.BODY, "Về {{ muc.ten }}:"),
        *each(
            "ket in muc.ket_qua",
            (styles.BODY, "- {{ ket.don_vi }}: {{ ket.loi }}"),
        ),
        *when(
            "muc.con_lai",
            (styles.BODY, "- Kết quả của {{ muc.con_lai }} đơn vị khác: tại {{ phu_luc.unit_narratives }}."),
        ),
    ),
    (styles.SUBHEADING, "4. Mô hình, công trình"),
    (
        styles.BODY,
        "{% if n.models is none %}Chưa có số liệu về mô hình, công trình của các đơn vị.{% else %}"
        "Có {{ so.showcase_units }} đơn vị báo cáo {{ so.models }} mô hình và {{ so.projects }} công trình (chi tiết tại "
        "{{ phu_luc.showcases }}).{% endif %}",
    ),
    (styles.SUBHEADING, "5. Hoạt động của các đơn vị"),
    (
        styles.BODY,
        "{% if n.activities is none %}Chưa có số liệu về hoạt động của các đơn vị trong kỳ.{% else %}"
        "Có {{ so.activity_units }} đơn vị thực hiện {{ so.activities }} hoạt động"
        "{% if n.people_reached is not none %}, với {{ so.people_reached }} lượt người được tuyên truyền, dự sinh hoạt"
        "{% endif %}{% if n.planned_activities %}; còn {{ so.planned_activities }} hoạt động trong kế hoạch{% endif %}"
        " (danh sách tại {{ phu_luc.activities }}). Số hoạt động theo loại:{% endif %}",
    ),
    *when(
        "n.activities is not none",
        (styles.PLAIN, "{{ bang.activity_kinds }}"),
    ),
    *when(
        "phu_luc.activity_movements",
        (styles.BODY, "Số hoạt động hưởng ứng từng phong trào cấp trên: tại {{ phu_luc.activity_movements }}."),
    ),
    (styles.SUBHEADING, "6. Kiểm tra"),
    (
        styles.BODY,
        "{% if kiem_tra %}Các đơn vị báo cáo {{ so.inspections }} lượt kiểm tra trong kỳ:{% else %}"
        "Chưa có số liệu về việc kiểm tra phong trào trong kỳ.{% endif %}",
    ),
    *each(
        "luot in kiem_tra",
        (styles.BODY, "- {{ luot.don_vi }}, ngày {{ luot.ngay }}: {{ luot.loi }}"),
    ),
    (styles.SUBHEADING, "7. Điển hình tiên tiến"),
    (
        styles.BODY,
        "{% if n.nominations is none %}Chưa có số liệu về điển hình tiên tiến trong kỳ.{% else %}"
        "Các đơn vị phát hiện {{ so.nominations }} điển hình tiên tiến, trong đó {{ so.nominations_praised }} điển hình đã "
        "được biểu dương, {{ so.nominations_proposed }} điển hình đã được đề nghị cấp trên"
        "{% if phu_luc.nominations %} (danh sách tại {{ phu_luc.nominations }}){% endif %}.{% endif %}",
    ),
    *when(
        "phoi_hop",
        (styles.SUBHEADING, "8. Cơ quan phối hợp"),
        (styles.BODY, "Các cơ quan phối hợp báo cáo (chi tiết tại {{ phu_luc.partners }}):"),
    ),
    *each(
        "muc in phoi_hop",
        (styles.BODY, "- {{ muc.co_quan }}: {{ muc.loi }}"),
    ),
    (styles.HEADING, "III. KHÓ KHĂN, VƯỚNG MẮC, KIẾN NGHỊ"),
    (
        styles.BODY,
        "{% if n.difficulties is none %}Chưa có số liệu về khó khăn, vướng mắc trong kỳ.{% elif n.difficulties == 0 %}"
        "Các báo cáo tiến độ trong kỳ không nêu vướng mắc.{% else %}"
        "Các báo cáo tiến độ trong kỳ nêu {{ so.difficulties }} nội dung giao ước có vướng mắc"
        "{% if phu_luc.difficulties %} (chi tiết tại {{ phu_luc.difficulties }}){% endif %}.{% endif %}",
    ),
    (
        styles.BODY,
        "{% if n.raised is none %}Chưa có số liệu về vướng mắc, kiến nghị gửi Văn phòng trong kỳ.{% elif n.raised == 0 %}"
        "Trong kỳ không có vướng mắc, kiến nghị nào gửi Văn phòng.{% else %}"
        "Trong kỳ có {{ so.raised }} vướng mắc, kiến nghị gửi Văn phòng; đã trả lời {{ so.raised_answered }}"
        "{% if n.raised_waiting %}, đang xem xét {{ so.raised_waiting }}{% endif %}"
        "{% if phu_luc.raised %} (nội dung, kết quả giải quyết tại {{ phu_luc.raised }}){% endif %}.{% endif %}",
    ),
    (styles.HEADING, "IV. ĐỀ NGHỊ KHEN THƯỞNG"),
    (
        styles.BODY,
        "{% if de_nghi is none %}Chưa có số liệu về đề nghị khen thưởng.{% elif not de_nghi %}"
        "Không còn trường hợp nào được đề nghị khen thưởng.{% else %}"
        "Có {{ so.proposals }} trường hợp được đề nghị khen thưởng, theo danh hiệu, hình thức như sau:{% endif %}",
    ),
    *each(
        "muc in de_nghi or ()",
        item("{{ muc.ten }} ({{ muc.loai }}): {{ muc.so }} trường hợp"),
    ),
    (styles.HEADING, "V. NHIỆM VỤ TIẾP THEO"),
    *(line for figure, task in _TASKS for line in when(f"n.{figure}", (styles.BODY, f"- {task}."))),
    (styles.BODY, "- Tiếp tục theo dõi, kiểm tra và tổng hợp kết quả thực hiện phong trào thi đua."),
    (
        styles.BODY,
        "Trên đây là báo cáo {{ ten_loai }} phong trào thi đua “{{ phong_trao }}”{% if ky %} {{ ky }}{% endif %} "
        "của {{ co_quan }}./.",
    ),
)
