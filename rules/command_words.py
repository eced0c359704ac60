"""What people type to ask something of the bot, and the titles they name. Data only, written as in ``rules.lexicon``."""

INTENTS: dict[str, str] = {
    "register": """
        đăng ký | đăng kí | dk | đk | dky | đky | dki | đki | ghi danh | đăng ký thi đua | ký giao ước
        ký kết giao ước | giao ước | cam kết | bản cam kết | xin đăng ký | đăng kí thi đua""",
    "report": """
        báo cáo | bc | báo cáo tiến độ | báo cáo kết quả | cập nhật | cập nhật tiến độ | cập nhật kết quả
        nộp kết quả | báo kết quả | báo tiến độ | bcao | báo số liệu | gửi số liệu | nhập số liệu | nhập kết quả
        nộp báo cáo | gửi báo cáo | bctđ""",
    "unit_report": """
        đơn vị báo cáo | đơn vị em báo cáo | đơn vị tôi báo cáo | phòng báo cáo | phòng em báo cáo | chi cục báo cáo
        trung tâm báo cáo | báo cáo của đơn vị | báo cáo đơn vị""",
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
        khi nào nộp | khi nào thì hết hạn
        bao giờ thì hết hạn | hạn khi nào | hạn bao giờ | hạn đến khi nào | khi nào hạn | còn mấy ngày | còn bao nhiêu ngày
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
    "initiative": """
        sáng kiến | đăng ký sáng kiến | gửi sáng kiến | nộp sáng kiến | đề tài | cải tiến | đề án | có sáng kiến
        đăng ký một sáng kiến | đăng ký 1 sáng kiến | sáng kiến của tôi | xem sáng kiến""",
    "eligibility": """
        điều kiện danh hiệu | điều kiện | xem điều kiện | đủ điều kiện | có đủ điều kiện | điều kiện xét
        điều kiện khen thưởng | điều kiện chiến sĩ thi đua | điều kiện lao động tiên tiến | tiêu chuẩn danh hiệu
        xem tiêu chuẩn | tiêu chuẩn chiến sĩ thi đua | tiêu chuẩn lao động tiên tiến | cần gì để được""",
    "activity": """
        hoạt động | báo hoạt động | ghi hoạt động | báo cáo hoạt động | hoạt động của đơn vị | thêm hoạt động
        nhập hoạt động | gửi hoạt động | hoạt động mới""",
    "address": "xưng hô | cách xưng hô | đổi xưng hô | đổi cách xưng hô | đổi cách gọi",
    "owing": """
        còn thiếu gì | còn thiếu những gì | còn nợ gì | còn nợ những gì | việc còn thiếu | còn thiếu việc gì
        chưa nộp gì | chưa làm những gì | còn việc gì chưa | thiếu gì""",
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
    "start": "menu",
    "menu": "menu",
    "help": "help",
    "trogiup": "help",
    "huongdan": "help",
    "dangky": "register",
    "baocao": "report",
    "phatdong": "launch",
    "cuatoi": "mine",
    "huy": "cancel",
    "cancel": "cancel",
    "quaylai": "back",
    "back": "back",
    "boqua": "skip",
    "skip": "skip",
    "nhac": "nudge",
    "tonghop": "compile",
    "mohinh": "showcase",
    "vuongmac": "difficulty",
    "dienhinh": "nomination",
    "sangkien": "initiative",
    "dieukien": "eligibility",
    "hoatdong": "activity",
    "conthieu": "owing",
    "donvi": "unit",
    "stop": "mute",
    "han": "deadline",
    "minhchung": "evidence",
    "sua": "edit",
}

TITLES: dict[str, str] = {
    "Lao động tiên tiến": "lao động tiên tiến | ldtt | lđtt | ld tien tien | lđ tiên tiến | lao động tt",
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
