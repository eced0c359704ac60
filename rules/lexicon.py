"""The words officials use to say how the work stands and what a number means. Data only.

Phrases are separated by ``|`` or a line break. A phrase of several words matches with or without marks. A single word
matches with its right marks, or without any; ``!`` marks single words that mean too many things without marks and then
count only when nothing else is said.
"""

PHRASES: dict[str, str] = {
    # How the work stands.
    "done": """
        xong | xong rồi | xong hết | xong cả | xong toàn bộ | xong xuôi | hoàn thành | hoàn tất | hoàn thiện
        kết thúc | về đích | done | xong hết rồi | làm xong | đạt chỉ tiêu | đạt kế hoạch | đạt mục tiêu
        đạt yêu cầu | đạt rồi | đạt hết | vượt chỉ tiêu | vượt kế hoạch | vượt mức | vượt mục tiêu | vượt tiến độ
        đạt và vượt | đủ chỉ tiêu | đủ kế hoạch | đủ rồi | đủ hết | hết rồi | làm hết rồi | làm rồi
        làm xong hết | nộp rồi | đã nộp | gửi rồi | đã gửi | htnv | hth | ht rồi | đã ht | hthanh | h thanh | đạt đủ | đã đủ
        đã đạt | trọn vẹn | đầy đủ | làm đầy đủ | thực hiện đầy đủ | đã đầy đủ""",
    "nearly": """
        gần xong | sắp xong | gần hoàn thành | sắp hoàn thành | gần như xong | gần như hoàn thành | cơ bản xong
        cơ bản hoàn thành | cơ bản đã xong | cơ bản đã hoàn thành | sắp hết | gần hết | gần đạt | sắp đạt
        sắp về đích | tương đối xong | một phần | 1 phần | phần lớn | phần nhiều | sắp đủ | gần đủ | cơ bản đạt
        hoàn thành cơ bản | xong cơ bản | hoàn thành dần | gần về đích | kha khá | được một ít | được ít
        sắp sửa xong""",
    "on_track": """
        đúng tiến độ | đúng kế hoạch | kịp tiến độ | kịp thời gian | kịp hạn | theo kế hoạch | theo tiến độ
        theo đúng kế hoạch | theo đúng tiến độ | đảm bảo tiến độ | bảo đảm tiến độ | đảm bảo kế hoạch
        bảo đảm kế hoạch | thuận lợi | tiến triển tốt | vẫn ổn | ổn định | bình thường | đang tốt | vẫn tốt
        rất tốt | tốt đẹp | trong tầm tay | tiếp tục làm | đạt tiến độ | đảm bảo thời gian | bảo đảm thời gian
        đúng lộ trình | theo lộ trình | ổn cả | trôi chảy | vẫn kịp | kịp mà | nhanh hơn kế hoạch | sớm hơn kế hoạch
        trước tiến độ | trước kế hoạch | !ổn | !kịp | !tốt""",
    "in_time": "đúng hạn | trước hạn | sớm hạn",
    "doing": """
        đang làm | đang thực hiện | đang triển khai | đang tiến hành | đang xử lý | đang trồng | đang thi công
        đang rà soát | đang tổng hợp | đang xây dựng | đang | đang hoàn thiện | đang hoàn thành | mới bắt đầu
        mới triển khai | bắt đầu làm | vẫn làm | vẫn đang | tiếp tục thực hiện | tiếp tục triển khai | đã bắt đầu
        đã triển khai | bắt đầu triển khai | đang chuẩn bị""",
    "late": """
        chậm | chậm tiến độ | chậm trễ | chậm so với | trễ hạn | trễ tiến độ | bị trễ | trễ rồi | hơi trễ | trễ quá
        trễ mất | còn trễ | quá hạn | bị muộn | muộn hạn | nộp muộn | muộn rồi | hơi muộn | muộn tiến độ | tụt lại
        kéo dài | lỡ hạn | lỡ tiến độ | lùi tiến độ | chậm chạp | ì ạch | trễ so với | chậm mất | sẽ trễ | sẽ chậm
        sẽ muộn | không kịp | ko kịp | k kịp | kg kịp | chẳng kịp | !trễ | !muộn | delay | chưa kịp tiến độ
        không đúng hạn | hết hạn rồi""",
    "blocked": """
        vướng | vướng mắc | bị vướng | bị kẹt | ách tắc | bế tắc | đình trệ | tạm dừng | bị dừng | phải dừng
        dừng lại | đình lại | tạm ngưng | tạm hoãn | khó khăn | gặp khó | đang chờ | còn chờ | phải chờ
        chờ duyệt | chờ phê duyệt | chờ kinh phí | chờ vốn | chờ hướng dẫn | chờ ý kiến | chờ cấp | chờ văn bản
        chờ mặt bằng | chờ thẩm định | chờ quyết định | chờ chỉ đạo | đang đợi | còn đợi | phải đợi | thiếu vốn
        thiếu kinh phí | thiếu tiền | thiếu người | thiếu nhân lực | thiếu vật tư | thiếu giống | thiếu đất
        thiếu nguồn | thiếu cán bộ | thiếu thiết bị | thiếu thuốc | hết kinh phí | hết vốn | hết tiền | kẹt vốn
        kẹt mặt bằng | bó tay | mắc ở | bị mắc | !chờ | !đợi | !dừng | bị treo | bị ách | !kẹt | !tắc | đang kẹt
        còn kẹt | tắc ở | đang tắc | bị tắc | tạm ngừng | phải ngừng | bị ngừng | ngừng thi công | dừng thi công""",
    "short_of": """
        chưa có kinh phí | chưa có vốn | chưa có mặt bằng | chưa có tiền | chưa có nguồn | chưa có hướng dẫn
        chưa có văn bản | chưa có quyết định | chưa có chủ trương | chưa đồng ý | chưa nhất trí | chưa thống nhất
        chưa có đất | chưa có giống | chưa có cây giống | chưa bố trí | chưa được duyệt | chưa được phê duyệt
        chưa phê duyệt | chưa duyệt | chưa được cấp | chưa được bố trí | chưa giải phóng mặt bằng
        chưa bàn giao mặt bằng | chưa được giao | không có kinh phí | không có vốn | không có tiền
        không có mặt bằng | không có người | không có nguồn | không có đất | không có giống | không làm được
        không thực hiện được | không triển khai được | không trồng được | không thể | không thi công được
        làm không được | ko có kinh phí | ko có tiền | ko làm được | ko có vốn""",
    "none": """
        chưa làm gì | chưa làm được gì | chưa làm được | chưa được gì | chưa có gì | chưa gì | chưa đâu | chưa có
        chưa bắt đầu | chưa triển khai | chưa thực hiện | chưa tiến hành | chưa khởi công | chưa làm
        chưa phát sinh | không có gì | chưa đâu vào đâu | con số không | con số 0 | chưa được tí nào | chưa kịp làm
        chưa kịp | chưa có số liệu | chưa có kết quả | chưa có kq | không có kết quả | ko có kết quả
        không làm được gì | ko làm được gì | k làm được gì | không phát sinh | chưa tổ chức | chưa hề | chưa được cái nào
        chưa nhúc nhích | chưa ra gì | chưa ai""",
    "not": """
        chưa | không | chẳng | chả | ko | k | kg | hok | hông | khg | chx | hổng | đếch | chưa hề | chưa thể
        không hề | không bị | chưa bị | ko bị | k bị | chưa thấy""",
    "but": "nhưng | tuy nhiên | nhưng mà | cơ mà",
    # What a number before or after is.
    "achieved": """
        đã | được | mới làm được | mới làm | đạt | mới được | mới | làm được | thực hiện được | tăng lên | giảm còn
        lên | lên tới | trồng được | có | là | nay | năm nay | đã có | hiện có | hiện nay | đến nay | tính đến nay
        lũy kế | luỹ kế | cộng dồn | làm""",
    "verb": """
        đã giao | giao được | thực hiện | trồng | giải ngân | thu | cấp | xử lý | tiếp nhận | tổ chức | mở | xây
        xây dựng | giải quyết | tuyên truyền | hỗ trợ | vận động | khám | tiêm | trao | tặng | quyên góp | ủng hộ
        đào tạo | tập huấn | kiểm tra""",
    "plan": """
        kế hoạch | kh | chỉ tiêu | mục tiêu | giao | được giao | cần | phải | so với kế hoạch | yêu cầu
        so chỉ tiêu | so với chỉ tiêu | đề ra | chỉ tiêu giao | kế hoạch giao | định mức""",
    "total": "tổng số | tổng | tổng cộng | cộng lại",
    "whole": "trên tổng | trên tổng số | trong tổng số | trong số | trong tổng | cả năm",
    "each": "mỗi | từng | bình quân | trung bình",
    "future": "dự kiến | sẽ | phấn đấu | dự định | sắp | chuẩn bị | quyết tâm | hứa | ước đến",
    "left": """
        còn | còn lại | còn thiếu | chỉ còn | vẫn còn | còn tồn | tồn đọng | chưa xử lý | chưa giải quyết | thiếu
        còn nợ | !tồn""",
    "before": """
        năm ngoái | năm trước | cùng kỳ | so với | tháng trước | quý trước | kỳ trước | trước đây | lúc đầu
        ban đầu | từ | so với cùng kỳ | năm 2025 | thay vì""",
    "lost": "chết | hỏng | hư hỏng | bị chết | bị hỏng | bị mất",
    "place": "ở | tại | thuộc",
    "over": "vượt | vượt hơn | vượt thêm",
    "reason": """
        do | vì | bởi | bởi vì | tại vì | lý do | lí do | lý do là | nguyên nhân | nguyên nhân do | nguyên nhân là""",
    "so": "nên | cho nên | vì vậy nên | nên là",
    # Phrases that contain a telling word without its meaning.
    "neutral": """
        chậm nhất | muộn nhất | tiến độ | trẻ em | trẻ | tre em | chăm sóc | cham soc | chấm điểm | chấm thi
        chấm công | không dùng tiền mặt | nói không | không khí | không gian | hộ khó khăn | hộ gia đình khó khăn
        hoàn cảnh khó khăn | vùng khó khăn | đặc biệt khó khăn | gia đình khó khăn | học sinh khó khăn
        người khó khăn | xã khó khăn | tháo gỡ khó khăn | khắc phục khó khăn | vượt khó | tháo gỡ vướng mắc
        không chỉ | không những | chưa kể | không kể | chưa tính | đảng viên | đảng ủy | đảng bộ | dang uy
        dang bo | xây dựng đảng | đa dạng | đăng bài | bài đăng | đăng tin | đăng tải | cán bộ | dân tộc thiểu số
        mét vuông | tốt nghiệp | việc tốt | người tốt | làm tốt | hoàn thành tốt nhiệm vụ
        hoàn thành xuất sắc nhiệm vụ | mô hình tốt | không giấy | phi tiền mặt | giao đất | giao rừng | đất đai
        đất rừng | không rác | chờ chút | chờ tí | chờ xíu | đợi chút | không sao | không quá | chưa đến
        chưa tới | chưa đầy | không dưới | hết sức | gần đây | trạm | mới đây | nông thôn mới | đổi mới
        không khói | không thuốc lá | ổn định đời sống | bình thường mới | chưa biết | không biết | ko biết
        kết quả | kết hợp | kết nối | liên kết | đoàn kết | ký kết | sơ kết | tổng kết | cam kết | nên người""",
}
