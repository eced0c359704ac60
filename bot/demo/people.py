"""A made-up Sở: its units on three levels and invented people, named after trees, crops and birds so that they look it."""

from collections.abc import Iterator
from dataclasses import dataclass

from rules.records import Category, Role

FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ")
MIDDLES = ("Văn", "Thị", "Thanh", "Minh", "Ngọc", "Đức")
GIVEN = (  # noqa: SIM905 - a list of eighty short words reads best as a text
    "Bàng Lim Sến Táu Trắc Gụ Thông Tre Trúc Nứa Lúa Ngô Khoai Sắn Đậu Mía Chè Cam Quýt Bưởi Mít Xoài Nhãn Vải Ổi Mận "
    "Đào Sen Súng Cúc Lan Huệ Mai Dừa Cau Trầu Quế Hồi Tràm Đước Sậy Lau Sim Mua Ớt Gừng Nghệ Tỏi Hành Kiệu Én Sáo "
    "Yến Nhạn Cò Vạc Sếu Hạc Oanh Vẹt Khướu Cuốc Ngỗng Vịt Trâu Nghé Tằm Ong"
).split()


@dataclass(frozen=True, slots=True)
class Place:
    """A unit: code, name, the unit above, how many people it has, and what its head is called."""

    code: str
    name: str
    above: str
    people: int
    head: str


DEPARTMENT = Place("SO", "Sở Nông nghiệp và Môi trường tỉnh Mẫu", "", 3, "Giám đốc Sở")
PLACES = (
    DEPARTMENT,
    Place("VP", "Văn phòng Sở", "SO", 6, "Chánh Văn phòng"),
    Place("KHTC", "Phòng Kế hoạch - Tài chính", "SO", 5, "Trưởng phòng"),
    Place("QLDD", "Phòng Quản lý đất đai", "SO", 6, "Trưởng phòng"),
    Place("MT", "Phòng Môi trường", "SO", 5, "Trưởng phòng"),
    Place("KL", "Chi cục Kiểm lâm", "SO", 5, "Chi cục trưởng"),
    Place("KL-1", "Hạt Kiểm lâm số 1", "KL", 6, "Hạt trưởng"),
    Place("KL-2", "Hạt Kiểm lâm số 2", "KL", 6, "Hạt trưởng"),
    Place("TL", "Chi cục Thủy lợi", "SO", 5, "Chi cục trưởng"),
    Place("TL-1", "Trạm Thủy nông Đông", "TL", 5, "Trạm trưởng"),
    Place("KN", "Trung tâm Khuyến nông", "SO", 6, "Giám đốc Trung tâm"),
    Place("KN-1", "Trạm Khuyến nông Tây", "KN", 6, "Trạm trưởng"),
)


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """One invented person; ``phone`` is from a range that nobody has."""

    number: int
    code: str
    name: str
    place: Place
    position: str
    category: Category
    phone: str
    role: Role | None


def everybody() -> list[DemoPerson]:
    """The 64 people, heads first in each unit; always the same."""
    return list(_people())


def _people() -> Iterator[DemoPerson]:
    number = 0
    for place in PLACES:
        for rank in range(place.people):
            number += 1
            role = _role(place, rank)
            yield DemoPerson(
                number=number,
                code=f"NNMT{number:03d}",
                name=_name(number),
                place=place,
                position=_position(place, rank, role),
                category=_category(place, rank),
                phone=f"+8490000{number:04d}",
                role=role,
            )


def _name(number: int) -> str:
    family = FAMILIES[number * 7 % len(FAMILIES)]
    return f"{family} {MIDDLES[number * 5 % len(MIDDLES)]} {GIVEN[number - 1]}"


def _role(place: Place, rank: int) -> Role | None:
    special = {("SO", 0): Role.DIRECTOR, ("SO", 2): Role.COUNCIL, ("VP", 1): Role.OFFICE, ("VP", 2): Role.ADMIN}
    if (place.code, rank) in special:
        return special[(place.code, rank)]
    return Role.HEAD if rank == 0 else None


def _position(place: Place, rank: int, role: Role | None) -> str:
    if rank == 0:
        return place.head
    if place is DEPARTMENT:
        return "Phó Giám đốc Sở"
    named = {Role.OFFICE: "Phó Chánh Văn phòng", Role.ADMIN: "Quản trị hệ thống"}
    if role in named:
        return named[role]
    return {Category.LABOURER: "Nhân viên", Category.PUBLIC_EMPLOYEE: "Viên chức"}.get(
        _category(place, rank), "Chuyên viên"
    )


def _category(place: Place, rank: int) -> Category:
    if rank and rank == place.people - 1 and place is not DEPARTMENT:
        return Category.LABOURER
    return Category.PUBLIC_EMPLOYEE if place.code.startswith("KN") else Category.CIVIL_SERVANT


def role_label(person: DemoPerson) -> str:
    """What the phones page calls the person's part."""
    labels = {
        Role.DIRECTOR: "Giám đốc",
        Role.COUNCIL: "Hội đồng",
        Role.OFFICE: "Văn phòng",
        Role.ADMIN: "Quản trị",
        Role.HEAD: "Thủ trưởng đơn vị",
    }
    return labels[person.role] if person.role else "Công chức, viên chức"
