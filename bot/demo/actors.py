"""What the demo's people do on their phones when the year plays by itself: the same taps and words as anybody's."""

from typing import TYPE_CHECKING

from bot.demo.people import DemoPerson

if TYPE_CHECKING:
    from bot.demo.show import Show

WORK = (
    ("Giải quyết hồ sơ đúng hạn", 120, "hồ sơ"),
    ("Trồng cây phân tán", 300, "cây"),
    ("Kiểm tra thực địa", 24, "lượt"),
    ("Số hóa tài liệu lưu trữ", 500, "trang"),
    ("Hướng dẫn hộ dân áp dụng kỹ thuật mới", 40, "hộ"),
)
TITLES = ("lao dong tien tien", "chiến sĩ thi đua cơ sở")


class Actor:
    """One person with a phone in the running demo."""

    def __init__(self, show: "Show", person: DemoPerson) -> None:
        self.show = show
        self.person = person
        self.phone = show.telegram.people[show.user(person)]

    @property
    def work(self) -> tuple[str, int, str]:
        """What this person promises: the job, how much, in what unit."""
        return WORK[self.person.number % len(WORK)]

    @property
    def newest(self) -> str:
        """What the newest message on this phone says."""
        return self.phone.received[-1].text

    def sees_label(self, words: str) -> str:
        """The first button of the newest message that has one with these words."""
        return next(x for m in reversed(self.phone.received) for x in m.labels if words in x)

    async def says(self, text: str, then: str) -> None:
        """Type something and wait for the answer."""
        seen = len(self.phone.received)
        self.phone.type(text)
        await self.show.answered(self.phone, then, seen)

    async def presses(self, label: str, then: str) -> None:
        """Press a button, named by its label or by how that begins, and wait for the answer."""
        newest = next(m for m in reversed(self.phone.received) if any(x.startswith(label) for x in m.labels))
        seen = len(self.phone.received)
        whole = label if label in newest.labels else next(x for x in newest.labels if x.startswith(label))
        self.phone.press(newest.message_id, whole)
        await self.show.answered(self.phone, then, seen)

    async def opens_campaign(self) -> None:
        """Văn phòng opens the drafted campaign."""
        await self.says("/vanphong", "Việc của Văn phòng")
        await self.presses("Điều hành phong trào", "Mở phong trào")
        await self.presses("Mở phong trào", "chọn phong trào")
        await self.presses("Thi đua", "chưa gửi cho ai")
        await self.presses("Mở phong trào", "gõ: mở phong trào")
        await self.says("mở phong trào", "Đã xác nhận")

    async def acknowledges(self) -> None:
        """Press "Đã nhận" under the announcement."""
        await self.presses("Đã nhận", "Đăng ký")

    async def registers(self) -> None:
        """Register a pledge of one item."""
        job, amount, unit = self.work
        await self.says(f"đăng ký {TITLES[self.person.number % 2]}", "giao ước thực hiện việc gì")
        if self.person.number % 3:
            await self.says(job, "Mức phấn đấu")
        else:
            await self.presses(f"{self.person.number % 6 + 1}. ", "Mức phấn đấu")
        await self.says(f"{amount} {unit}", "Hạn hoàn thành")
        await self.says("30/6", "thêm việc nào")
        await self.presses("Đủ rồi", "xem lại giao ước")
        await self.presses("Gửi", "Đã ghi nhận giao ước")

    async def launches(self) -> None:
        """A head says that the unit has launched the campaign."""
        await self.says("/donvi", "Báo đã phát động")
        await self.presses("Báo đã phát động", "ngày nào")
        await self.says("hôm nay", "kế hoạch phát động")
        await self.presses("Bỏ qua", "xem lại")
        await self.presses("Gửi", "Đã ghi nhận")

    async def confirms(self) -> None:
        """A head confirms what waits, a page at a time."""
        await self.says("/donvi", "Chờ xác nhận")
        await self.presses("Chờ xác nhận", "chờ đồng chí xác nhận")
        await self.presses("Xác nhận tất cả", "Về danh sách")
        await self.presses("Xác nhận", "Đã xác nhận")

    async def builds_model(self) -> None:
        """A head enters the unit's model."""
        await self.says("/donvi", "Việc của đơn vị")
        await self.presses("Việc của đơn vị", "Mô hình, điển hình, sáng kiến")
        await self.presses("Mô hình, điển hình, sáng kiến", "Mô hình, công trình")
        await self.presses("Mô hình, công trình", "Thêm mô hình")
        await self.presses("Thêm mô hình", "mô hình hay công trình")
        await self.presses("Mô hình", "Tên mô hình")
        await self.says(f"Tiếp nhận và trả kết quả một ngày tại {self.person.place.name}", "mô tả ngắn")
        await self.says("Giảm thời gian đi lại cho người dân, thực hiện từ quý II.", "minh chứng")
        await self.presses("Bỏ qua", "xem lại")
        await self.presses("Gửi", "Đã ghi nhận")

    async def reports(self, share: int) -> None:
        """Report ``share`` per cent of what was promised, in one line; late, it answers the reminder of the stage."""
        _, amount, unit = self.work
        await self.says(f"đã làm {amount * share // 100} {unit}", "xem lại báo cáo")
        await self.presses("Gửi", "Đã ghi nhận báo cáo")

    async def compiles(self, period: str) -> None:
        """Pull the documents of a period."""
        await self.says("/tonghop", "cho kỳ nào")
        await self.presses(period, "Tổng hợp kỳ khác")
