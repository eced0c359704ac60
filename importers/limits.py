"""How long a document may be."""

from importers.refusal import Refusal

MAX_PAGES = 100
CHARACTERS_PER_PAGE = 3000


def check_length(text: str, pages: int | None) -> None:
    """Refuse what is no launch document any more: over 100 pages, counted, or estimated at 3,000 characters each."""
    if (pages or 0) > MAX_PAGES or len(text) > MAX_PAGES * CHARACTERS_PER_PAGE:
        raise Refusal("too_long", "Văn bản dài hơn 100 trang. Đề nghị chỉ gửi phần phát động thi đua.")


def check_words(text: str) -> None:
    if not any(character.isalpha() for character in text):
        raise Refusal("empty", "Tệp này trống, không có nội dung để đọc.")
