"""The year's round of commendation on the demo's phones: opened, proposed, chosen, public, voted, agreed to, decided."""

import asyncio

from bot.demo.actors import Actor

ROUND = "Đợt xét cuối năm 2027"
ADVANCED, FIGHTER = "Lao động tiên tiến", "Chiến sĩ thi đua cơ sở"
# who proposes whom for what
PROPOSED = (
    ("NNMT015", "NNMT018", FIGHTER, "Rút thời gian giải quyết hồ sơ đất đai còn 7 ngày, 130 hồ sơ đúng hạn."),
    ("NNMT015", "NNMT020", ADVANCED, "Hướng dẫn 900 lượt người dân làm hồ sơ đất đai trên mạng."),
    ("NNMT026", "NNMT028", ADVANCED, "Lập sổ tuần rừng trên điện thoại, chi cục dùng từ tháng 7."),
    ("NNMT026", "NNMT029", ADVANCED, "Cùng tổ trồng và chăm sóc 3.000 cây phân tán."),
    ("NNMT037", "NNMT040", FIGHTER, "Vận động 45 hộ giữ 6 ha rừng trồng, không để cháy."),
)
# of five members, who agreed to a title: the second thi đua cơ sở falls short of what is asked
AGREED = {ADVANCED: 5, FIGHTER: 4}
SHORT_OF, FEW = "NNMT040", 3
DECISIONS = {ADVANCED: "118/QĐ-SNNMT", FIGHTER: "119/QĐ-SNNMT"}


class Round:
    """The office's way through the round, and what the others do in it; ``actors`` by staff code."""

    def __init__(self, actors: dict[str, Actor], office: str, director: str) -> None:
        self.actors = actors
        self.office = actors[office]
        self.director = actors[director]

    async def opens(self) -> None:
        """Văn phòng opens the round; every head is told."""
        await self._rounds()
        for label, then in (
            ("Mở đợt xét", "phong trào nào"),
            ("Thi đua", "Tên đợt xét"),
            (ROUND, "Ngày nhận hồ sơ"),
            ("14/12/2027", "danh hiệu, hình thức nào"),
        ):
            await self.office.presses(label, then)
        await self.office.says(f"{ADVANCED}; {FIGHTER}", "văn bản hướng dẫn")
        await self.office.presses("Bỏ qua", "Gửi tệp")
        await self.office.presses("Bỏ qua", "xem lại")
        await self.office.presses("Mở đợt xét", "Chưa có đề nghị")

    async def proposes(self) -> None:
        """Three heads propose their people, each head one after the other."""
        await asyncio.gather(*(self._proposes(head) for head in dict.fromkeys(each[0] for each in PROPOSED)))

    async def _proposes(self, head: str) -> None:
        actor = self.actors[head]
        for _, code, title, achievement in (each for each in PROPOSED if each[0] == head):
            await actor.presses("Đề nghị khen thưởng", "＋")
            await actor.presses("＋", "Đề nghị khen ai")
            await actor.says(code, "danh hiệu, hình thức nào")
            await actor.presses(title, "loại hình")
            await actor.presses("Theo công trạng", "Tóm tắt thành tích")
            await actor.says(achievement, "nhóm nào")
            woman = " Thị " in self.actors[code].person.name
            await actor.presses("Trực tiếp lao động, nữ" if woman else "Trực tiếp lao động", "xem lại")
            await actor.presses("Cam đoan", "Đã ghi đề nghị")

    async def publishes(self) -> None:
        """Văn phòng chooses each and makes the list public."""
        await self._round()
        await self.office.presses("Danh sách đề nghị", ROUND)
        first = self.office.sees_label(f": {FIGHTER}")
        await self.office.presses(first, "Đã đề nghị")
        await self.office.presses("Chọn vào danh sách", "Đã chọn vào danh sách")
        for _ in PROPOSED[1:]:
            await self.office.presses("Đề nghị chưa chọn tiếp theo", "Đã đề nghị")
            await self.office.presses("Chọn vào danh sách", "Đã chọn vào danh sách")
        await self._round()
        await self.office.presses("Công khai lấy ý kiến", "lấy ý kiến đến hết")
        await self.office.presses("Công khai", "Đã công khai")

    async def votes(self) -> None:
        """The time for comments is over, the council has met: its totals are entered, and the list goes to the director."""
        await self._round()
        await self.office.presses("Kết thúc lấy ý kiến", "Đã lấy ý kiến")
        await self.office.presses("Nhập kết quả bỏ phiếu", "họp ngày nào")
        await self.office.presses("23/12/2027", "dự họp")
        await self.office.says("5", "bằng văn bản")
        await self.office.says("0", "phiếu đồng ý")
        for number in range(len(PROPOSED)):
            if number:
                await self.office.presses("Nhập đề nghị tiếp theo", "phiếu đồng ý")
            await self._counts()
        await self._round()
        await self.office.presses("Trình Giám đốc", "Trình Giám đốc")
        await self.office.presses("Trình Giám đốc", "Đã trình")

    async def _counts(self) -> None:
        asked = self.office.newest
        title = next(title for title in AGREED if title in asked)
        few = self.actors[SHORT_OF].person.name in asked
        await self.office.says(str(FEW if few else AGREED[title]), "")
        if "kết luận" in self.office.newest:
            await self.office.presses("Thống nhất đề nghị", "xem lại")
        await self.office.presses("Lưu", "Kết quả")

    async def approves(self) -> None:
        """The director agrees."""
        await self.director.presses("Xem danh sách trình", "Chờ ý kiến")
        await self.director.presses("Đồng ý", "Đã ghi ý kiến")

    async def decides(self) -> None:
        """Each title has a decision of its own; those named are told by its number."""
        await self._round()
        await self.office.presses("Nhập quyết định", "của ai")
        for number, (title, paper) in enumerate(DECISIONS.items()):
            if number:
                await self.office.presses("Nhập quyết định khác", "của ai")
                await self.office.presses("Quyết định của Sở", "Số quyết định")
            else:
                await self.office.presses("Quyết định của Sở", "gồm danh hiệu")
                await self.office.presses(title, "tên đủ")
                await self.office.presses("Đủ cả", "Số quyết định")
            await self.office.says(paper, "ký ngày nào")
            await self.office.says("28/12/2027", "Ai ký")
            await self.office.presses("Giám đốc Sở", "Gửi tệp")
            await self.office.presses("Bỏ qua", "xem lại")
            await self.office.presses("Ghi quyết định", "Đã ghi")

    async def _rounds(self) -> None:
        await self.office.says("/vanphong", "Việc của Văn phòng")
        await self.office.presses("Khen thưởng", "Đợt xét khen thưởng")
        await self.office.presses("Đợt xét khen thưởng", "Mở đợt xét")

    async def _round(self) -> None:
        await self._rounds()
        await self.office.presses(ROUND, "Ngày nhận hồ sơ")
