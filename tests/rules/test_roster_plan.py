"""A file against the record: what would change, for whom, and what is turned away."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.records import Category, Role, Unit
from rules.roster import Entry, Fault, Kind, Known, Plan, Reading
from rules.roster_plan import plan

UNITS = (
    Unit(1, "SO", "Sở Mẫu", None),
    Unit(2, "VP", "Văn phòng", 1),
    Unit(3, "CC1", "Chi cục Lúa", 1),
    Unit(4, "CC2", "Chi cục Ngô", 1),
    Unit(5, "HC1", "Phòng Hành chính", 3),
    Unit(6, "HC2", "Phòng Hành chính", 4),
)
TRE = Known(1, "CB01", "Trần Văn Tre", Category.CIVIL_SERVANT, "Chuyên viên", "+84912345678", 2)
SEN = Known(2, "CB02", "Lê Thị Sen", Category.PUBLIC_EMPLOYEE, "", None, 3)


def entry(code: str = "CB01", name: str = "Trần Văn Tre", unit: str = "Văn phòng", **values: object) -> Entry:
    return Entry("Trang 1", 2, code, name, unit, **values)  # type: ignore[arg-type]


def planned(*entries: Entry, people: Sequence[Known] = (TRE, SEN), create: bool = False, admin: bool = False) -> Plan:
    rows = tuple(replace(each, row=number) for number, each in enumerate(entries, start=2))
    return plan(Reading(rows, ()), people, UNITS, department="Sở Mẫu", create_units=create, by_admin=admin)


@pytest.mark.parametrize(
    ("row", "kinds"),
    [
        (entry(), ()),
        (entry("cb01"), ()),
        (entry(unit=""), ()),
        (entry(name="TRẦN VĂN TRE"), ()),
        (entry(name="Trần Văn Trê"), (Kind.RENAMED,)),
        (entry(unit="chi cuc lua"), (Kind.MOVED,)),
        (entry(unit_code="CC2"), (Kind.MOVED,)),
        (entry(position="Phó phòng"), (Kind.POSITION,)),
        (entry(phone="+84912345679"), (Kind.PHONE,)),
        (entry(category=Category.LABOURER), (Kind.CATEGORY,)),
        (entry(role=Role.HEAD), (Kind.ROLE,)),
        (entry(role=Role.MEMBER), ()),
        (entry(unit="Chi cục Lúa", position="X", phone="+84912345679"), (Kind.MOVED, Kind.POSITION, Kind.PHONE)),
        (entry("CB09", "Hồ Cúc"), (Kind.NEW,)),
    ],
)
def test_kinds_of_change(row: Entry, kinds: tuple[Kind, ...]) -> None:
    assert [step.kinds for step in planned(row).steps] == [kinds]


def test_a_head_who_moves_heads_the_new_unit() -> None:
    head = replace(TRE, grants=frozenset({(Role.HEAD, 2)}))
    assert planned(entry(role=Role.HEAD), people=[head]).steps[0].kinds == ()
    moved = planned(entry(unit="Chi cục Lúa", role=Role.HEAD), people=[head]).steps[0]
    assert moved.kinds == (Kind.MOVED, Kind.ROLE)


def test_who_left_and_is_listed_comes_back() -> None:
    gone = replace(TRE, left=True, unit_id=None)
    assert planned(entry(), people=[gone]).steps[0].kinds == (Kind.BACK,)
    assert planned(entry(unit=""), people=[gone]).problems[0].fault == Fault.NO_UNIT


def test_people_not_in_the_file_are_named_and_nothing_else() -> None:
    found = planned(entry())
    assert found.missing == (SEN,)
    assert not found.changes


def test_a_person_on_a_bad_row_is_not_missing() -> None:
    found = planned(entry(), entry("CB02", "Lê Thị Sen", "Trạm Lạ"))
    assert found.missing == ()
    assert [problem.fault for problem in found.problems] == [Fault.UNKNOWN_UNIT]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"unit": "Chi cục Lúa / Phòng Hành chính"}, 5),
        ({"unit": "Phòng Hành chính", "parent": "Chi cục Ngô"}, 6),
        ({"unit": "Sở Mẫu > Chi cục Ngô > Phòng Hành chính"}, 6),
        ({"unit": "bất kỳ", "unit_code": "hc1"}, 5),
        ({"unit": "Phòng Hành chính"}, Fault.AMBIGUOUS_UNIT),
        ({"unit": "Trạm Lạ"}, Fault.UNKNOWN_UNIT),
        ({"unit": "", "unit_code": "LA"}, Fault.UNKNOWN_UNIT),
        ({"unit": ""}, Fault.NO_UNIT),
    ],
)
def test_which_unit_a_row_means(values: dict[str, str], expected: int | Fault) -> None:
    found = planned(entry("CB09", "Hồ Cúc", **values))
    got = [step.unit for step in found.steps] or [problem.fault for problem in found.problems]
    assert got == [expected]


def test_unknown_units_are_offered_with_the_nearest_name_and_made_under_their_parents() -> None:
    rows = [
        entry("CB09", "Hồ Cúc", "Hạt số 1"),
        entry("CB10", "Hồ Mai", "Chi cục Khoai / Hạt số 1"),
        entry("CB11", "Hồ Đào", "chi cục khoai"),
        entry("CB12", "Hồ Lê", "Văn Phòngg"),
    ]
    assert dict(planned(*rows).unknown)["Văn Phòngg"] == "Văn phòng"
    found = planned(*rows[:3], create=True)
    assert [(unit.name, unit.parent) for unit in found.units] == [
        ("Chi cục Khoai", 1),
        ("Hạt số 1", "chi cuc khoai"),
    ]
    assert {step.unit for step in found.steps} == {"chi cuc khoai", "chi cuc khoai / hat so 1"}
    assert len({unit.code for unit in found.units}) == 2


def test_the_first_units_stand_under_the_department() -> None:
    rows = Reading((entry("A", "Hồ Cúc", "Sở Mẫu"), replace(entry("B", "Hồ Mai", "Phòng Một"), row=3)), ())
    found = plan(rows, [], [], department="Sở Mẫu tỉnh Nọ", create_units=True, by_admin=True)
    assert [(unit.name, unit.parent) for unit in found.units] == [
        ("Sở Mẫu tỉnh Nọ", None),
        ("Phòng Một", "so mau tinh no"),
    ]


@pytest.mark.parametrize(
    ("row", "allowed"),
    [
        (entry(phone="+84912345679"), False),
        (entry(role=Role.MEMBER), False),
        (entry(position="Phó phòng"), True),
        (entry("CB02", "Lê Thị Sen", "Chi cục Lúa", role=Role.ADMIN), False),
        (entry("CB02", "Lê Thị Sen", "Chi cục Lúa", role=Role.OFFICE), True),
        (entry("CB09", "Hồ Cúc", role=Role.ADMIN), False),
    ],
)
def test_administrators_are_touched_by_administrators_only(row: Entry, allowed: bool) -> None:
    admin = replace(TRE, grants=frozenset({(Role.ADMIN, None)}))
    found = planned(row, people=(admin, SEN))
    assert [problem.fault for problem in found.problems] == ([] if allowed else [Fault.ADMIN_ONLY])
    assert planned(row, people=(admin, SEN), admin=True).problems == ()


def after(found: Plan) -> list[Known]:
    """The record as it is once a plan was carried out, told without the storage."""
    people = {person.staff_code: person for person in found.missing}
    for number, step in enumerate(found.steps, start=100):
        row, old = step.entry, step.known
        unit = {"tram": 7}.get(str(step.unit), step.unit) if step.unit is not None else (old and old.unit_id)
        base = old or Known(number, row.staff_code, row.full_name, Category.CIVIL_SERVANT, "", None, None)
        people[base.staff_code] = replace(
            base,
            full_name=row.full_name if Kind.RENAMED in step.kinds else base.full_name,
            category=row.category or base.category,
            position=base.position if row.position is None else row.position,
            phone=row.phone or base.phone,
            unit_id=unit if isinstance(unit, int) else None,
            left=False,
        )
    return list(people.values())


rows = st.builds(
    Entry,
    sheet=st.just("A"),
    row=st.integers(2, 500),
    staff_code=st.sampled_from(["CB01", "CB02", "CB03", "cb04"]),
    full_name=st.sampled_from(["Trần Văn Tre", "Lê Thị Sen", "Hồ Cúc"]),
    unit=st.sampled_from(["", "Văn phòng", "Chi cục Lúa", "Phòng Hành chính"]),
    position=st.sampled_from([None, "Chuyên viên", "Phó phòng"]),
    category=st.sampled_from([None, *Category]),
    phone=st.sampled_from([None, "+84912345678", "+84912345679"]),
)


@given(st.lists(rows, max_size=4, unique_by=(lambda e: e.staff_code, lambda e: e.row)))
def test_importing_twice_changes_nothing(entries: list[Entry]) -> None:
    reading = Reading(tuple(entries), ())
    about = {"department": "Sở Mẫu", "create_units": False, "by_admin": True}
    first = plan(reading, [TRE, SEN], UNITS, **about)  # type: ignore[arg-type]
    assert len(first.steps) + len(first.problems) == len(entries)
    second = plan(reading, after(first), UNITS, **about)  # type: ignore[arg-type]
    assert all(step.kinds == () for step in second.steps)
    assert second.problems == first.problems
