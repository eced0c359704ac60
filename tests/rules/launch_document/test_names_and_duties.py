"""Movements, duties, addressees, signers and proposals of correction."""

import pytest

from rules.launch_document.draft import Draft
from rules.launch_document.read import read
from tests.rules.launch_document.documents_of import invented

OPENING = "Sở Mẫu phát động phong trào thi đua như sau:\n\nI. NỘI DUNG\n\n1. {}\n\nII. TỔ CHỨC THỰC HIỆN\n\n1. {}\n"


def with_content(text: str) -> Draft:
    return read(OPENING.format(text, "Thực hiện nghiêm túc."))


def with_duty(text: str) -> Draft:
    return read(OPENING.format("Hoàn thành nhiệm vụ.", text))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Hưởng ứng phong trào “Cả nước chung sức xây dựng nông thôn mới”.", ["Cả nước chung sức xây dựng nông thôn mới"]),
        ("Các phong trào do Thủ tướng phát động: “Một”, “Thứ hai” và “Thứ ba”.", ["Một", "Thứ hai", "Thứ ba"]),
        ("Thực hiện phong trào Toàn dân rèn luyện thân thể, nâng cao sức khỏe.", ["Toàn dân rèn luyện thân thể"]),
        ("Thực hiện cuộc vận động “Người Việt Nam ưu tiên dùng hàng Việt Nam”.", []),
        ("Thực hiện Đề án “Tuyên truyền gương điển hình tiên tiến”.", []),
        ("Gắn phong trào thi đua với việc “Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh”.", []),
        ("Đấu tranh chống “diễn biến hòa bình”, thực hiện phương châm “5K + vắc xin”.", []),
        ("Đẩy mạnh phong trào thi đua yêu nước trong toàn Sở.", []),
    ],
    ids=lambda value: value[:40] if isinstance(value, str) else "",
)  # fmt: skip
def test_only_named_movements(text: str, names: list[str]) -> None:
    assert [movement.name for movement in with_content(text).movements] == names


def test_variants_of_one_movement_are_one() -> None:
    draft = with_content(
        "Phong trào “Cả nước chung sức xây dựng nông thôn mới”; phong trào “Cả nước chung tay xây dựng nông thôn mới”."
    )
    assert [movement.identity for movement in draft.movements] == ["nong-thon-moi"]


@pytest.mark.parametrize(
    ("text", "who", "what"),
    [
        ("Giao Văn phòng Sở chủ trì, theo dõi.", "Văn phòng Sở", "chủ trì, theo dõi"),
        ("Văn phòng Sở: Chủ trì, theo dõi.", "Văn phòng Sở", "Chủ trì, theo dõi."),
        ("Văn phòng Sở (cơ quan thường trực) chủ trì, theo dõi.", "Văn phòng Sở", "chủ trì, theo dõi"),
        ("Sở Xây dựng hướng dẫn các đơn vị.", "Sở Xây dựng", "hướng dẫn các đơn vị"),
        ("Các phòng, đơn vị tổ chức phát động.", "Các phòng, đơn vị", "tổ chức phát động"),
        ("Đề nghị các tổ chức chính trị - xã hội phối hợp vận động.", "các tổ chức chính trị - xã hội", "phối hợp vận động"),
        ("Căn cứ kế hoạch năm; các phòng, đơn vị xây dựng kế hoạch.", "các phòng, đơn vị", "xây dựng kế hoạch"),
        ("Phòng Tổ chức - Hành chính tổng hợp kết quả.", "Phòng Tổ chức - Hành chính", "tổng hợp kết quả"),
    ],
)  # fmt: skip
def test_who_does_what(text: str, who: str, what: str) -> None:
    assert [(duty.who, duty.what) for duty in with_duty(text).duties] == [(who, what)]


@pytest.mark.parametrize(
    ("sentence", "who", "what"),
    [
        ("Phong Kinh te chu tri, phoi hop voi Hoi Phu nu to chuc.", "Phong Kinh te", "chu tri"),
        ("Giao vien chu nhiem pho bien den hoc sinh.", "Giao vien chu nhiem", "pho bien"),
        ("Hoi dong Thi dua - Khen thuong kiem tra.", "Hoi dong Thi dua - Khen thuong", "kiem tra"),
        ("De nghi Cong doan van dong doan vien.", "Cong doan", "van dong"),
        ("Quản đốc phân xưởng phổ biến đến từng tổ.", "Quản đốc phân xưởng", "phổ biến"),
    ],
)
def test_duties_typed_with_and_without_marks(sentence: str, who: str, what: str) -> None:
    (duty,) = with_duty(sentence).duties
    assert duty.who == who
    assert duty.what.startswith(what)


def test_without_marks_a_bare_call_is_no_duty_either() -> None:
    assert with_duty("Yeu cau cac phong, don vi nghiem tuc trien khai thuc hien.").duties == ()


def test_a_bare_call_to_carry_out_is_no_duty() -> None:
    assert with_duty("Yêu cầu các phòng, đơn vị nghiêm túc triển khai thực hiện.").duties == ()


def foot(signature: str, recipients: str = "- Như trên;\n- UBND tỉnh (b/c);\n- Lưu: VT.") -> Draft:
    return read(f"Sở Mẫu phát động thi đua như sau:\n\n1. Một việc./.\n\nNơi nhận:\n{recipients}\n\n{signature}\n")


@pytest.mark.parametrize(
    ("signature", "capacity", "position", "behalf"),
    [
        ("GIÁM ĐỐC\n\nLê Văn Mẫu", None, "GIÁM ĐỐC", None),
        ("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\nLê Văn Mẫu", "KT.", "PHÓ GIÁM ĐỐC", None),
        ("Q. GIÁM ĐỐC\n\nLê Văn Mẫu", "Q.", "GIÁM ĐỐC", None),
        ("TL. GIÁM ĐỐC\nCHÁNH VĂN PHÒNG\n\nLê Văn Mẫu", "TL.", "CHÁNH VĂN PHÒNG", None),
        ("TUQ. GIÁM ĐỐC\nTRƯỞNG PHÒNG TỔ CHỨC\n\nLê Văn Mẫu", "TUQ.", "TRƯỞNG PHÒNG TỔ CHỨC", None),
        ("T/M BAN THƯỜNG VỤ\nBÍ THƯ\n\nLê Văn Mẫu", "TM.", "BÍ THƯ", "BAN THƯỜNG VỤ"),
        ("CHỈ HUY TRƯỞNG\n\nĐại tá Lê Văn Mẫu", None, "CHỈ HUY TRƯỞNG", None),
        ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nLê Văn Mẫu", "TM.", "CHỦ TỊCH", "ỦY BAN NHÂN DÂN"),
        ("TM. UBND TỈNH\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n(Đã ký)\nTS. Lê Văn Mẫu", "KT.", "PHÓ CHỦ TỊCH", "UBND TỈNH"),
    ],
)
def test_the_capacity_of_the_signer(signature: str, capacity: str | None, position: str, behalf: str | None) -> None:
    (signer,) = foot(signature).signers
    assert (signer.name, signer.capacity, signer.position, signer.on_behalf_of) == (
        "Lê Văn Mẫu",
        capacity,
        position,
        behalf,
    )


def test_two_signers_side_by_side() -> None:
    both = foot(
        "TM. BAN CHẤP HÀNH CÔNG ĐOÀN          GIÁM ĐỐC\nCHỦ TỊCH\n\nLê Văn Mẫu                    Trần Thị Thí Dụ"
    ).signers
    assert [(s.name, s.position) for s in both] == [("Lê Văn Mẫu", "CHỦ TỊCH"), ("Trần Thị Thí Dụ", "GIÁM ĐỐC")]


def test_recipients_with_purpose_and_file_marks() -> None:
    found = foot(
        "GIÁM ĐỐC\n\nLê Văn Mẫu",
        "- Như trên;\n- Sở Nội vụ (để phối hợp);\n- Sở Xây dựng (khối trưởng);\n- Lưu: VT, VP.",
    ).addressees
    assert [(a.name, a.purpose, a.role) for a in found] == [
        ("Sở Nội vụ", "để phối hợp", "copy"),
        ("Sở Xây dựng (khối trưởng)", None, "copy"),
        ("Lưu: VT, VP", None, "file"),
    ]


@pytest.mark.parametrize(
    ("printed", "proposed"),
    [
        ("Phần đầu hoàn thành nhiệm vụ.", [("Phần đầu", "Phấn đấu")]),
        ("Giảm tài nạn giao thông.", [("tài nạn giao thông", "tai nạn giao thông")]),
        ("Hoạt động khôi thi đua.", [("khôi thi đua", "khối thi đua")]),
        ("Văn hoá công sở, uỷ ban, thi đua.", []),
        ("Phần đầu của kế hoạch.", []),
        ("phong trao thi dua khong dau", []),
    ],
)
def test_misread_words_are_proposed_never_applied(printed: str, proposed: list[tuple[str, str]]) -> None:
    draft = read(printed)
    assert [(c.original, c.proposed) for c in draft.corrections] == proposed


@pytest.mark.parametrize("width", [70, 95, 120])
def test_hard_wrapped_lines_change_nothing(width: int) -> None:
    from tests.importers.document_files import wrapped

    text = next(d.text for d in invented() if d.name == "department_plan")
    hard = "\n".join(
        part for line in text.split("\n") for part in (wrapped(line, width) if "|" not in line else [line])
    )
    one, other = read(text).as_dict(), read(hard).as_dict()
    assert {k: v for k, v in one.items() if k != "sources"} == {k: v for k, v in other.items() if k != "sources"}


def test_page_numbers_inside_a_sentence_disappear() -> None:
    text = OPENING.format("Thi đua hoàn thành xuất sắc nhiệm vụ\n\n3\n\nđược giao trong năm.", "Văn phòng Sở theo dõi.")
    assert read(text).contents[0].text == "Thi đua hoàn thành xuất sắc nhiệm vụ được giao trong năm."
