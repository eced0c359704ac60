"""How many messages a person has to send: counted in the conversations themselves."""

import re
from pathlib import Path

HERE = Path(__file__).parent
_SENT = re.compile(r"^Bình(?: bấm)?: ", re.MULTILINE)


def test_a_half_year_report_of_five_targets_and_seven_topics_takes_at_most_twenty_messages() -> None:
    said = (HERE / "don-vi-bao-cao.txt").read_text()
    until_sent = said[: said.index("Đã gửi báo cáo. Mã: DV-")]
    assert "Bước 12/12" in until_sent
    assert len(_SENT.findall(until_sent)) <= 20
