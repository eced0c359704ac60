"""What counts as the mark of a secret document, and the many words that only look like one."""

import unicodedata

import pytest

from rules.secrecy import marked, marked_name

MARKED = [
    "MẬT",
    "TỐI MẬT",
    "TUYỆT MẬT",
    "tối mật",
    "Tuyệt Mật",
    "TOI MAT",
    "TUYET  MAT",
    "Công văn MẬT số 12",
    "Số: 12/BC, độ mật: mật",
    "mức độ mật : A",
    "gửi anh tài liệu mật của phòng",
    "tai lieu mat",
    "van ban mat gui kem",
    "Tài liệu Mật",
    "hồ sơ mật",
    "công văn mật vừa nhận",
    "báo cáo (mật)",
    "Báo cáo [MẬT]",
    "đã đóng dấu mật",
    "kế hoạch mật",
    "BÁO CÁO MẬT",
    "KẾ HOẠCH - MẬT - BẢN SỐ 1",
    "TÀI LIỆU MẬT VỀ QUỐC PHÒNG",
]
NOT_MARKED = [
    "bảo mật thông tin",
    "tăng cường bảo mật",
    "BẢO MẬT THÔNG TIN",
    "TĂNG CƯỜNG CÔNG TÁC BẢO MẬT",
    "mật độ cây trồng 1.600 cây/ha",
    "MẬT ĐỘ TRỒNG RỪNG",
    "báo cáo mật độ dân số",
    "mật ong rừng 30 lít",
    "MẬT ONG BẠC HÀ",
    "đã thu 300 lít mật",
    "nuôi ong lấy mật",
    "bí mật nhà nước",
    "tập huấn bảo vệ bí mật nhà nước",
    "BÍ MẬT NHÀ NƯỚC",
    "giữ bí mật",
    "quên mật khẩu",
    "file mật khẩu",
    "mật mã",
    "CƠ MẬT",
    "toi mat the roi",
    "tôi mất điện thoại",
    "mặt bằng chưa bàn giao",
    "giai phong mat bang",
    "GIAI PHONG MAT BANG",
    "đường mật mía",
    "mật thiết phối hợp",
    "phối hợp mật thiết với xã",
    "chậm do mưa",
    "đã trồng 320 cây",
    "",
    "rà soát hồ sơ bảo mật",
    "kế hoạch bảo mật",
    "kiểm tra tài liệu mất trang",
    "LẤY MẬT",
]
NAMES_MARKED = [
    "cv_tuyet_mat.pdf",
    "TOI-MAT.docx",
    "ke hoach tuyệt mật.pdf",
    "BC_MẬT_01.pdf",
    "tai_lieu_mat.pdf",
    "tuyetmat.doc",
]
NAMES_NOT_MARKED = [
    "mat_bang.pdf",
    "mat-do-cay.xlsx",
    "bao_mat.docx",
    "bi-mat-nha-nuoc.pdf",
    "anh.jpg",
    "toimat.jpg",
    "mat_ong.png",
]


@pytest.mark.parametrize("text", MARKED)
def test_marks_are_seen(text: str) -> None:
    assert marked(text)
    assert marked(unicodedata.normalize("NFD", text))


@pytest.mark.parametrize("text", NOT_MARKED)
def test_other_words_pass(text: str) -> None:
    assert not marked(text)


@pytest.mark.parametrize("name", NAMES_MARKED)
def test_marked_file_names_are_seen(name: str) -> None:
    assert marked_name(name)


@pytest.mark.parametrize("name", NAMES_NOT_MARKED)
def test_other_file_names_pass(name: str) -> None:
    assert not marked_name(name)
