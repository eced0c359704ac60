"""The six figures of a campaign, now and a week ago, against a plain count over the same people."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from rules.campaign_status import Count, Duty, Figure, PersonStatus, StatusRecord, behind, counts, silent
from rules.records import Category, Official, Unit

TODAY = date(2027, 4, 5)
UNITS = (Unit(1, "SO", "Sở", None), Unit(2, "DD", "Phòng", 1), Unit(3, "LN", "Chi cục", 1))
OF_PEOPLE = (Figure.RECEIVED, Figure.READ, Figure.REGISTERED, Figure.REPORTED)
days = st.integers(-30, 5).map(lambda n: TODAY + timedelta(days=n))
past_days = st.integers(-30, 0).map(lambda n: TODAY + timedelta(days=n))


def official(number: int, unit: int) -> Official:
    return Official(number, f"CB{number}", f"Người {number}", Category("cong_chuc"), "", unit)


@st.composite
def records(draw: st.DrawFn) -> StatusRecord:
    people = [
        PersonStatus(
            official(number, draw(st.sampled_from([1, 2, 3]))),
            draw(st.dictionaries(st.sampled_from(OF_PEOPLE), past_days)),
            draw(st.booleans()),
            tuple(draw(st.lists(st.builds(Duty, days, st.none() | past_days), max_size=3))),
        )
        for number in range(draw(st.integers(0, 8)))
    ]
    return StatusRecord(UNITS, tuple(people), draw(st.dictionaries(st.sampled_from([2, 3]), st.none() | past_days)))


@given(records(), st.sets(st.sampled_from([1, 2, 3])))
def test_figures_are_what_counting_one_by_one_gives(record: StatusRecord, units: set[int]) -> None:
    found, week_ago = counts(record, units, TODAY), TODAY - timedelta(days=7)
    mine = [person for person in record.people if person.official.unit_id in units]
    for figure in OF_PEOPLE:
        meant = [person for person in mine if figure != "reported" or person.owes_report]
        done = [person.done[figure] for person in meant if figure in person.done]
        assert found[figure] == Count(len(done), len([day for day in done if day <= week_ago]), len(meant))
        assert len(behind(record, units, figure, TODAY)) == len(meant) - len(done)
    for day, number in ((TODAY, found[Figure.LATE].now), (week_ago, found[Figure.LATE].before)):
        owing = [p for p in mine if any(d.due_on < day and not (d.done_on and d.done_on <= day) for d in p.duties)]
        assert number == len(owing)
    said = [day for unit, day in record.launched.items() if unit in units]
    assert found[Figure.LAUNCHED].now == len([day for day in said if day])
    assert len(silent(record, units)) == len(said) - found[Figure.LAUNCHED].now


def test_nothing_is_late_on_its_own_day_and_what_was_done_late_is_not_late_any_more() -> None:
    on_the_day = PersonStatus(official(1, 2), {}, False, (Duty(TODAY, None),))
    done_late = PersonStatus(official(2, 2), {}, False, (Duty(TODAY - timedelta(days=9), TODAY),))
    record = StatusRecord(UNITS, (on_the_day, done_late), {})
    assert counts(record, {2}, TODAY)[Figure.LATE] == Count(0, 1, 2)
