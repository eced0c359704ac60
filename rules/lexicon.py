"""The words officials use, by what they say about the work or ask of the bot. Data only; phrases are separated by ``|`` or a line break.

A phrase of several words matches with or without marks. A single word matches with its right marks, or without any;
``!`` marks single words that mean too many things without marks and then count only when nothing else is said.
"""

PHRASES: dict[str, str] = {
    # How the work stands.
    "done": """
        xong | xong rồi | xong hết | xong cả | xong toàn bộ | xong xuôi | hoàn thành | hoàn tất | hoàn thiện
        kết thúc | về đích | done | xong hết rồi | làm xong | đạt chỉ tiêu | đạt kế hoạch | đạt mục tiêu
        đạt yêu cầu | đạt rồi | đạt hết | vượt chỉ tiêu | vượt kế hoạch | vượt mức | vượt mục tiêu | vượt tiến độ
        đạt và vượt | đủ chỉ tiêu | đủ kế hoạch | đủ rồi | đủ hết | hết rồi | làm hết rồi | làm rồi | làm xong hết
        nộp rồi | đã nộp | gửi rồi | đã gửi | htnv | hth | hthanh | h thanh | đạt đủ | đã đủ | đã đạt | trọn vẹn""",
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
        vướng | vướng mắc | bị vướng | kẹt | bị kẹt | ách tắc | bế tắc | đình trệ | tạm dừng | bị dừng | phải dừng
        dừng lại | đình lại | tạm ngưng | tạm hoãn | khó khăn | gặp khó | đang chờ | còn chờ | phải chờ | chờ duyệt
        chờ phê duyệt | chờ kinh phí | chờ vốn | chờ hướng dẫn | chờ ý kiến | chờ cấp | chờ văn bản | chờ mặt bằng
        chờ thẩm định | chờ quyết định | chờ chỉ đạo | đang đợi | còn đợi | phải đợi | thiếu vốn | thiếu kinh phí
        thiếu tiền | thiếu người | thiếu nhân lực | thiếu vật tư | thiếu giống | thiếu đất | thiếu nguồn
        thiếu cán bộ | thiếu thiết bị | thiếu thuốc | hết kinh phí | hết vốn | hết tiền | kẹt vốn | kẹt mặt bằng
        bó tay | tắc | mắc ở | bị mắc | !chờ | !đợi | !dừng | bị treo | bị ách""",
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
        chưa kịp | chưa có số liệu | chưa có kết quả | không phát sinh | chưa tổ chức | chưa hề | chưa được cái nào
        chưa nhúc nhích | chưa ra gì | chưa ai""",
    "not": """
        chưa | không | chẳng | chả | ko | k | kg | hok | hông | khg | chx | hổng | đếch | chưa hề | chưa thể
        không hề | không bị | chưa bị | ko bị | k bị | chưa thấy""",
    "but": "nhưng | song | tuy nhiên | nhưng mà | cơ mà",
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
    "total": "tổng số | tổng | trên tổng | trên tổng số | trong tổng số | trong số | trong tổng | cả năm | tổng cộng",
    "future": "dự kiến | sẽ | phấn đấu | dự định | sắp | chuẩn bị | quyết tâm | hứa | ước đến",
    "left": """
        còn | còn lại | còn thiếu | chỉ còn | vẫn còn | còn tồn | tồn | tồn đọng | chưa xử lý | chưa giải quyết | nợ
        thiếu""",
    "before": """
        năm ngoái | năm trước | cùng kỳ | so với | tháng trước | quý trước | kỳ trước | trước đây | lúc đầu
        ban đầu | từ | so với cùng kỳ | năm 2025 | thay vì""",
    "lost": "chết | hỏng | hư hỏng | bị chết | bị hỏng | mất | hao | loại | trừ",
    "place": "ở | tại | thuộc",
    "over": "vượt | vượt hơn | vượt thêm",
    "reason": """
        do | vì | bởi | bởi vì | tại vì | lý do | lí do | lý do là | nguyên nhân | nguyên nhân do | nguyên nhân là""",
    # Phrases that contain a telling word without its meaning.
    "neutral": """
        chậm nhất | muộn nhất | tiến độ | trẻ em | trẻ | tre em | chăm sóc | cham soc | chấm điểm | chấm thi
        chấm công | không dùng tiền mặt | nói không | không khí | không gian | hộ khó khăn | hộ gia đình khó khăn
        hoàn cảnh khó khăn | vùng khó khăn | đặc biệt khó khăn | gia đình khó khăn | học sinh khó khăn
        người khó khăn | xã khó khăn | tháo gỡ khó khăn | khắc phục khó khăn | vượt khó | tháo gỡ vướng mắc
        không chỉ | không những | chưa kể | không kể | chưa tính | đảng viên | đảng ủy | đảng bộ | dang uy | dang bo
        xây dựng đảng | đa dạng | đăng bài | bài đăng | đăng tin | đăng tải | cán bộ | dân tộc thiểu số | mét vuông
        tốt nghiệp | việc tốt | người tốt | làm tốt | hoàn thành tốt nhiệm vụ | hoàn thành xuất sắc nhiệm vụ
        mô hình tốt | không giấy | phi tiền mặt | giao đất | giao rừng | đất đai | đất rừng | không rác | chờ chút
        chờ tí | chờ xíu | đợi chút | không sao | không quá | chưa đến | chưa tới | chưa đầy | không dưới | hết sức
        gần đây | trạm | mới đây | nông thôn mới | đổi mới | không khói | không thuốc lá | ổn định đời sống
        bình thường mới | chưa biết | không biết | ko biết""",
}

INTENTS: dict[str, str] = {
    "register": """
        đăng ký | đăng kí | dk | đk | dky | đky | dki | đki | ghi danh | đăng ký thi đua | ký giao ước
        ký kết giao ước | giao ước | cam kết | bản cam kết | xin đăng ký | đăng kí thi đua""",
    "report": """
        báo cáo | bc | báo cáo tiến độ | báo cáo kết quả | cập nhật | cập nhật tiến độ | cập nhật kết quả
        nộp kết quả | báo kết quả | báo tiến độ | bcao | báo số liệu | gửi số liệu | nhập số liệu | nhập kết quả
        nộp báo cáo | gửi báo cáo | bctđ""",
    "launch": """
        phát động | đã phát động | tổ chức phát động | tổ chức lễ phát động | tổ chức họp phát động
        làm lễ phát động | lễ phát động | họp phát động | triển khai phát động | phát động phong trào
        phát động thi đua""",
    "mine": """
        của tôi | của em | của mình | việc của tôi | hồ sơ của tôi | đăng ký của tôi | xem đăng ký | xem hồ sơ
        tôi đã đăng ký gì | tôi đăng ký gì | em đăng ký gì | mình đăng ký gì | đã đăng ký gì | kết quả của tôi
        tôi còn thiếu gì | xem lại đăng ký | thông tin của tôi | xem kết quả | xem tiến độ | giao ước của tôi
        bản đăng ký của tôi | xem giao ước | tôi có gì | việc tôi | cá nhân tôi | tôi phải làm gì | em phải làm gì
        phải làm những gì | cần làm gì | còn phải làm gì""",
    "menu": """
        menu | trang chủ | chức năng | bắt đầu | start | danh mục | về đầu | về menu | màn hình chính | mở menu
        chọn lại | xin chào | chào | chào bạn | hello | hi | alo | chào bot | lô | chào đồng chí | hê lô""",
    "help": """
        trợ giúp | giúp | giúp đỡ | giúp với | giúp tôi | giúp em | giúp mình | hướng dẫn | help | hd | làm sao
        làm thế nào | làm như thế nào | thế nào | cách đăng ký | cách báo cáo | cách dùng | cách sử dụng
        dùng thế nào | sử dụng thế nào | không biết làm | không hiểu | ko hiểu | k hiểu | chưa hiểu
        không biết dùng | dùng sao | báo cáo thế nào | báo cáo như thế nào | báo cáo làm sao | đăng ký thế nào
        đăng ký như thế nào | đăng ký ở đâu | đăng ký làm sao | báo cáo ở đâu | nộp ở đâu | hỏi ai | làm gì bây giờ
        hỏi chút""",
    "cancel": """
        hủy | huỷ | hủy bỏ | thôi | bỏ đi | thoát | cancel | không làm nữa | ko làm nữa | hủy đăng ký | hủy báo cáo
        thôi không | thôi khỏi | bỏ hết | dừng thao tác | hủy thao tác | hủy lệnh | kết thúc ở đây | thôi bỏ đi
        thôi không đăng ký nữa | không đăng ký nữa | ko đăng ký nữa | không báo cáo nữa | hủy đi | thôi nhé""",
    "withdraw": "rút đăng ký | rút giao ước | rút lại | xin rút | rút tên | xin rút đăng ký | rút lại đăng ký",
    "back": """
        quay lại | trở lại | lùi lại | back | câu trước | bước trước | quay về | trở về | sửa câu trước
        quay lại câu trước | lùi | quay lại bước trước | trở lại câu trước | lui | về câu trước | lui lại""",
    "skip": """
        bỏ qua | skip | để trống | không có gì thêm | không thêm | qua câu khác | bỏ trống | tiếp tục | tiếp theo
        bỏ câu này | cho qua | kế tiếp | sang câu khác | không cần | ko cần | khỏi | không ghi | next | tiếp""",
    "yes": """
        có | vâng | dạ | dạ vâng | đồng ý | ok | oke | okie | okê | ô kê | đúng | đúng rồi | chính xác | ừ | uh | ừm
        uhm | nhất trí | phải | đúng vậy | dạ đúng | dạ có | có chứ | được | được rồi | xác nhận | yes | chuẩn | y
        vâng ạ | dạ được | tất nhiên | chắc chắn | gửi đi | lưu lại | lưu | đúng thế | rất đồng ý | hoàn toàn đồng ý
        tôi đồng ý | em đồng ý | okla | okay | gật | ưng | được đấy | ok nhé | ok bạn""",
    "no": """
        không | ko | k | kg | không đồng ý | sai | sai rồi | chưa đúng | không đúng | không phải | no | đừng
        không nhé | ko đồng ý | ko phải | ko đúng | không chính xác | chưa chính xác | chưa đồng ý | không ạ
        dạ không | không được | hông | chưa phải | ko được | khong dong y | nhầm rồi | nope | dạ chưa đúng""",
    "edit": """
        sửa | sửa lại | chỉnh sửa | chỉnh lại | nhập sai | đính chính | nhầm | nhập nhầm | sửa số liệu | sửa báo cáo
        điều chỉnh | thay đổi | sửa đăng ký | nhập lại | ghi sai | ghi nhầm | sửa thành | gửi nhầm | đổi lại
        khai sai | đổi thành""",
    "nudge": """
        nhắc | nhắc nhở | đôn đốc | nhắc mọi người | nhắc tất cả | nhắc hết | gửi nhắc | nhắc việc | nhắc người chưa
        nhắc những người | giục | đôn đốc mọi người | nhắc anh | nhắc chị | nhắc đồng chí | nhắc phòng""",
    "snooze": """
        nhắc lại | nhắc sau | nhắc tôi | nhắc em | mai nhắc | để sau | để mai | để chiều | để tối | để hôm khác
        để tuần sau | chiều làm | mai nộp | mai gửi | nhắc lại sau | lát nữa | lúc khác | nhắc mình | tí nữa
        chút nữa | sáng mai nhắc | chiều nhắc | đang bận | bận họp | nhắc lại sáng mai | lát nhắc | để lát nữa
        mai báo | mai làm | chờ chút | đợi chút | chờ tí | chờ xíu""",
    "mute": """
        đừng nhắc | ngừng nhắc | tắt nhắc | không nhắc nữa | đừng nhắc nữa | thôi nhắc | tắt thông báo | dừng nhắc
        ko nhắc nữa | đừng gửi nữa""",
    "missing": """
        ai chưa | những ai chưa | ai chậm | còn ai | ai còn | danh sách chưa | ai trễ | đơn vị nào chưa
        phòng nào chưa | bao nhiêu người chưa | xem ai chưa | danh sách chậm | ai đã | những ai | ai nộp | ai rồi""",
    "unit": """
        đơn vị tôi | phòng tôi | của phòng | của đơn vị | tình hình đơn vị | tình hình phòng | xem đơn vị
        cơ quan tôi | đơn vị mình | phòng mình | tình hình thế nào""",
    "deadline": """
        hạn chót | hạn nộp | bao giờ hết hạn | khi nào hết hạn | deadline | hạn nào | đến bao giờ | bao giờ nộp
        khi nào nộp | hạn khi nào | hạn bao giờ | hạn đến khi nào | khi nào hạn | còn mấy ngày | còn bao nhiêu ngày
        hạn đăng ký | hạn báo cáo | mấy ngày nữa | ngày nào nộp | hạn cuối | bao giờ phải nộp""",
    "compile": """
        tổng hợp | xuất báo cáo | lập báo cáo | sơ kết | tổng kết | làm báo cáo | xuất excel | tải báo cáo
        báo cáo tổng hợp | báo cáo sơ kết | báo cáo tổng kết | xuất file | in báo cáo | kết xuất | xuất word
        tải file | tải excel | tổng hợp báo cáo | tổng hợp số liệu | xuất dữ liệu | lập bảng tổng hợp | xuất bảng
        chốt số liệu | tổng hợp kết quả""",
    "showcase": """
        mô hình | công trình | đăng ký mô hình | đăng ký công trình | mô hình mới | mô hình điểm | chọn mô hình
        chọn công trình | gửi mô hình | giới thiệu mô hình | báo cáo mô hình | công trình chào mừng""",
    "nomination": """
        điển hình | giới thiệu điển hình | gương điển hình | điển hình tiên tiến | người tốt việc tốt
        gương người tốt | đề cử | giới thiệu gương | gương sáng | tấm gương | giới thiệu đồng chí""",
    "initiative": "sáng kiến | đăng ký sáng kiến | gửi sáng kiến | nộp sáng kiến | đề tài | cải tiến | đề án",
    "proposal": """
        đề nghị khen | đề nghị khen thưởng | khen thưởng | đề nghị tặng | đề nghị bằng khen | đề nghị giấy khen
        hồ sơ khen thưởng | đề xuất khen | trình khen""",
    "difficulty": """
        vướng mắc | khó khăn | kiến nghị | phản ánh | đề xuất | gửi vướng mắc | báo vướng mắc | nêu khó khăn
        có vướng mắc | gặp vướng mắc | gửi kiến nghị | thắc mắc | góp ý | gặp khó khăn | báo khó khăn | có khó khăn
        tôi kiến nghị | xin kiến nghị""",
    "evidence": """
        minh chứng | gửi ảnh | gửi minh chứng | bổ sung minh chứng | ảnh minh chứng | gửi hình | đính kèm | gửi file
        gửi tài liệu | nộp minh chứng | kèm ảnh | gửi hình ảnh""",
    "thanks": "cảm ơn | cám ơn | thank you | thanks | tks | cảm ơn bạn | cám ơn bạn | cảm ơn nhiều | tuyệt vời",
}

COMMANDS: dict[str, str] = {
    "start": "menu", "menu": "menu", "help": "help", "trogiup": "help", "huongdan": "help", "dangky": "register", "baocao": "report",
    "phatdong": "launch", "cuatoi": "mine", "huy": "cancel", "cancel": "cancel", "quaylai": "back", "back": "back", "boqua": "skip",
    "skip": "skip", "nhac": "nudge", "tonghop": "compile", "mohinh": "showcase", "vuongmac": "difficulty", "dienhinh": "nomination",
    "sangkien": "initiative", "donvi": "unit", "stop": "mute", "han": "deadline", "minhchung": "evidence", "sua": "edit",
}  # fmt: skip

TITLES: dict[str, str] = {
    "Lao động tiên tiến": "lao động tiên tiến | ldtt | lđtt",
    "Chiến sĩ thi đua": "chiến sĩ thi đua | chiến sỹ thi đua | cstd | cstđ",
    "Chiến sĩ thi đua cơ sở": """
        chiến sĩ thi đua cơ sở | chiến sỹ thi đua cơ sở | chiến sĩ thi đua cấp cơ sở | chiến sỹ thi đua cấp cơ sở
        cstđ cơ sở | cstd cs | cstđcs | cstdcs | cstđ cs | chiến sĩ cơ sở | chiến sĩ td cơ sở""",
    "Chiến sĩ thi đua cấp tỉnh": """
        chiến sĩ thi đua cấp tỉnh | chiến sỹ thi đua cấp tỉnh | chiến sĩ thi đua tỉnh | chiến sỹ thi đua tỉnh
        cstđ tỉnh | cstđ cấp tỉnh | cstđct""",
    "Chiến sĩ thi đua cấp Bộ": """
        chiến sĩ thi đua cấp bộ | chiến sỹ thi đua cấp bộ | chiến sĩ thi đua bộ | cstđ cấp bộ | cstđ bộ""",
    "Chiến sĩ thi đua toàn quốc": """
        chiến sĩ thi đua toàn quốc | chiến sỹ thi đua toàn quốc | cstđ toàn quốc | cstđ tq | cstđtq""",
    "Tập thể lao động tiên tiến": "tập thể lao động tiên tiến | tập thể lđtt | ttldtt | ttlđtt | tt lđtt",
    "Tập thể lao động xuất sắc": "tập thể lao động xuất sắc | tập thể lđxs | ttldxs | ttlđxs | lao động xuất sắc",
    "Cờ thi đua của Chính phủ": "cờ thi đua chính phủ | cờ thi đua của chính phủ | cờ chính phủ",
    "Cờ thi đua cấp tỉnh": """
        cờ thi đua cấp tỉnh | cờ thi đua tỉnh | cờ thi đua của tỉnh | cờ thi đua ubnd tỉnh
        cờ thi đua của ubnd tỉnh""",
    "Bằng khen": "bằng khen | bằng khen ubnd tỉnh | bằng khen chủ tịch ubnd tỉnh | bằng khen của chủ tịch ubnd tỉnh",
    "Giấy khen": "giấy khen | giấy khen giám đốc sở | giấy khen của giám đốc sở",
    "Kỷ niệm chương": "kỷ niệm chương",
}
