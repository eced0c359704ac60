"""Launch documents as offices send them, for tests: invented ones, and the real ones where they are at hand."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache

from tests.importers.document_files import docx_of, encrypted_pdf, macro_docx, pdf_of, scanned_pdf, zip_bomb
from tests.rules.launch_document.documents_of import invented

TEXTS = {document.name: document.text for document in invented()}
MISREAD = "Phấn đấu có ít nhất 15 sáng kiến"


class Files(Mapping[str, bytes]):
    """Contents by file name, each made when it is first wanted."""

    def __init__(self, makers: dict[str, Callable[[], bytes]]) -> None:
        self._makers = {name: cache(make) for name, make in makers.items()}

    def __getitem__(self, name: str) -> bytes:
        return self._makers[name]()

    def __iter__(self) -> Iterator[str]:
        return iter(self._makers)

    def __len__(self) -> int:
        return len(self._makers)


FILES = Files(
    {
        "ke-hoach.docx": lambda: docx_of(TEXTS["department_plan"].replace(MISREAD, MISREAD.replace("Phấn", "Phần"))),
        "ke-hoach.pdf": lambda: pdf_of(TEXTS["clinic_plan"]),
        "ke-hoach.txt": lambda: TEXTS["province_year_plan"].encode(),
        "bao-cao.txt": lambda: TEXTS["report"].encode(),
        "quet.pdf": scanned_pdf,
        "khoa.pdf": encrypted_pdf,
        "co-macro.docm": macro_docx,
        "anh.docx": lambda: b"\xff\xd8\xff\xe0 anh",
        "bom.docx": zip_bomb,
        "trong.txt": lambda: b"",
        "qua-lon.docx": lambda: b"PK\x03\x04" + bytes(10 * 1024 * 1024),
        "doc-mat.txt": lambda: "KẾ HOẠCH\nPhát động phong trào thi đua\nĐộ mật: Tối mật\n".encode(),
    }
)
