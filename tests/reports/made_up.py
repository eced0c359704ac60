"""Made-up campaign records: invented people in an invented department, reproducible from a seed."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from random import Random

from rules.records import (
    Campaign,
    CampaignRecord,
    Category,
    Launch,
    Milestone,
    MilestoneKind,
    Official,
    Pledge,
    PledgeItem,
    PledgeState,
    Progress,
    ProgressStatus,
    Showcase,
    Stage,
    Target,
    Topic,
    Unit,
)

AS_OF = datetime(2026, 7, 3, 3, 0, tzinfo=UTC)
_FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Đặng", "Huỳnh", "Võ", "Đỗ", "Ưng", "Ông")
_MIDDLE = ("Mẫu", "Thử", "Ví Dụ", "Giả Định")
_GIVEN = ("An", "Ánh", "Bình", "Đào", "Đức", "Hòa", "Khánh", "Lộc", "Ngọc", "Óng", "Quế", "Sơn", "Tùng", "Uyên", "Ý")
_TITLES = ("Lao động tiên tiến", "Chiến sĩ thi đua cơ sở", "Tập thể lao động tiên tiến", "")
_BRANCHES = (
    "Văn phòng", "Phòng Kế hoạch - Tài chính", "Phòng Quản lý đất đai", "Phòng Môi trường", "Chi cục Kiểm lâm",
    "Chi cục Thủy lợi", "Trung tâm Quan trắc", "Ban Quản lý rừng phòng hộ",
)  # fmt: skip

STAGES = (
    Stage(1, 1, "6 tháng đầu năm", date(2026, 1, 1), date(2026, 6, 30)),
    Stage(2, 1, "Cả năm", date(2026, 7, 1), date(2026, 12, 31)),
)
MILESTONES = (
    Milestone(1, 1, MilestoneKind.REGISTRATION, "Phát động và đăng ký", date(2026, 3, 31)),
    Milestone(2, 1, MilestoneKind.PROGRESS, "Báo cáo 6 tháng", date(2026, 6, 30), 1),
    Milestone(3, 1, MilestoneKind.PROGRESS, "Báo cáo năm", date(2026, 12, 15), 2),
)
TARGETS = (
    Target(1, 1, "Trồng từ 500 cây xanh trở lên", "Số cây xanh được trồng", ">=", Decimal(500), "cây"),
    Target(2, 1, "100% hồ sơ đúng hạn", "Hồ sơ giải quyết đúng hạn", ">=", Decimal(100), "%"),
    Target(3, 1, "Trên 57 sáng kiến", "Số sáng kiến được áp dụng", ">", Decimal(57), "sáng kiến"),
    Target(4, 1, "Cải thiện chỉ số CCHC", "Chỉ số cải cách hành chính", "none", None, "bậc"),
)
TOPICS = (Topic(1, 1, "1.", "Thực hiện nhiệm vụ chuyên môn"), Topic(2, 1, "2.", "Xây dựng văn hóa công sở"))


def units(count: int) -> tuple[Unit, ...]:
    """A department, its branches, and sections below every fifth branch: three levels."""
    found = [Unit(1, "SO", "Sở Nông nghiệp và Môi trường tỉnh Mẫu", None, "so")]
    while len(found) < count:
        number = len(found) + 1
        parent = found[-1] if number % 5 == 0 and len(found) > 1 and found[-1].parent_id == 1 else found[0]
        name = _BRANCHES[(number - 2) % len(_BRANCHES)]
        label = f"Tổ công tác số {number} thuộc {parent.name}" if parent.id != 1 else name
        found.append(Unit(number, f"DV{number:02d}", label if number <= 9 else f"{label} số {number}", parent.id))
    return tuple(found)


def record(
    people: int = 60, unit_count: int = 9, seed: int = 1, note: str = "", as_of: datetime = AS_OF
) -> CampaignRecord:
    """A half-year record: most have registered, some are late, some silent; ``note`` goes into every free-text field."""
    random = Random(seed)
    tree = units(unit_count)
    officials = tuple(_official(number, tree, random) for number in range(1, people + 1))
    pledges = tuple(_pledge(o, random, note) for o in officials if random.random() < 0.85)
    progress = tuple(
        _progress(pledge, item, random, note) for pledge in pledges for item in pledge.items if random.random() < 0.8
    )
    launches = tuple(_launch(unit, random) for unit in tree[1:] if random.random() < 0.8)
    showcases = tuple(_showcase(unit, random, note) for unit in tree[1:] if random.random() < 0.6)
    campaign = Campaign(
        1, "Thi đua thực hiện thắng lợi nhiệm vụ năm 2026", 2026, "Đoàn kết, sáng tạo, về đích", "open",
        parent_document="Chỉ thị số 02/CT-UBND ngày 11/01/2026 của Ủy ban nhân dân tỉnh Mẫu",
    )  # fmt: skip
    return CampaignRecord(
        campaign, as_of, tree, officials, TARGETS, TOPICS, STAGES, MILESTONES, pledges, progress, launches, showcases
    )


def _official(number: int, tree: tuple[Unit, ...], random: Random) -> Official:
    name = f"{random.choice(_FAMILY)} {random.choice(_MIDDLE)} {random.choice(_GIVEN)}"
    unit = random.choice(tree[1:] or tree) if number > 3 else tree[0]
    position = random.choice(("Chuyên viên", "Trưởng phòng", "Viên chức kỹ thuật", "Nhân viên"))
    return Official(
        number, f"CB{number:05d}", name, random.choice(list(Category)), position, unit.id,
        joined=random.random() < 0.95, reachable=random.random() < 0.97, on_leave=random.random() < 0.05,
    )  # fmt: skip


def _pledge(official: Official, random: Random, note: str) -> Pledge:
    first = official.id * 10
    items = (
        PledgeItem(first, f"Trồng cây xanh {note}".strip(), Decimal(10), "cây", date(2026, 6, 30), 1, 2),
        PledgeItem(first + 1, "Giải quyết hồ sơ đúng hạn", Decimal(100), "%", None, 2, 1),
        PledgeItem(first + 2, "Đề xuất sáng kiến", None, "", None, 3, None),
    )[: random.randint(0, 3)]
    late = random.random() < 0.1
    day = datetime(2026, 4, 5, 2, tzinfo=UTC) if late else datetime(2026, 3, 1, 2, tzinfo=UTC)
    state = random.choices(list(PledgeState), weights=(3, 6, 1, 1))[0]
    title = f"{random.choice(_TITLES)} {note}".strip()
    moment = day + timedelta(hours=random.randint(0, 200))
    return Pledge(
        official.id, 1, official.id, official.unit_id, state, title, f"GU-{official.id:05d}", 1, moment, late, items
    )


def _progress(pledge: Pledge, item: PledgeItem, random: Random, note: str) -> Progress:
    amount = Decimal(random.randint(0, 40)) if item.target_id != 2 else None
    percent = Decimal(100) if item.target_id == 2 else None
    late = random.random() < 0.15
    moment = datetime(2026, 7, 2, 3, tzinfo=UTC) if late else datetime(2026, 6, 20, 3, tzinfo=UTC)
    unit = {1: "cây", 2: "%", 3: "sáng kiến"}[item.target_id or 1]
    text = note or random.choice(("Đã thực hiện theo kế hoạch", "Thiếu kinh phí, đề nghị hỗ trợ", ""))
    return Progress(
        item.id, pledge.official_id, pledge.unit_id, item.id, 1, random.choice(list(ProgressStatus)), amount, percent, unit,
        text, text, moment, late, 1, f"TD-{item.id:06d}", random.randint(0, 3),
    )  # fmt: skip


def _launch(unit: Unit, random: Random) -> Launch:
    late = random.random() < 0.2
    held = date(2026, 4, 3) if late else date(2026, 3, random.randint(1, 28))
    return Launch(
        unit.id, held, datetime(held.year, held.month, held.day, 9, tzinfo=UTC), late, random.choice((None, "kh.pdf"))
    )


def _showcase(unit: Unit, random: Random, note: str) -> Showcase:
    kind = random.choice(("mo_hinh", "cong_trinh"))
    name = f"Công sở xanh của {unit.name} {note}".strip()
    return Showcase(unit.id, kind, name, f"Mô tả {note}", datetime(2026, 5, 1, tzinfo=UTC))
