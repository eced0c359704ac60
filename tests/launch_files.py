"""Launch documents as offices send them, for tests: invented ones, and the real ones where they are at hand."""

from tests.importers.document_files import docx_of, encrypted_pdf, macro_docx, pdf_of, scanned_pdf, zip_bomb
from tests.rules.launch_document.documents_of import invented

TEXTS = {document.name: document.text for document in invented()}
MISREAD = "Phấn đấu có ít nhất 15 sáng kiến"

FILES = {
    "ke-hoach.docx": docx_of(TEXTS["department_plan"].replace(MISREAD, MISREAD.replace("Phấn", "Phần"))),
    "ke-hoach.pdf": pdf_of(TEXTS["clinic_plan"]),
    "ke-hoach.txt": TEXTS["province_year_plan"].encode(),
    "bao-cao.txt": TEXTS["report"].encode(),
    "quet.pdf": scanned_pdf(),
    "khoa.pdf": encrypted_pdf(),
    "co-macro.docm": macro_docx(),
    "anh.docx": b"\xff\xd8\xff\xe0 anh",
    "bom.docx": zip_bomb(),
    "trong.txt": b"",
    "qua-lon.docx": b"PK\x03\x04" + bytes(10 * 1024 * 1024),
    "doc-mat.txt": "KẾ HOẠCH\nPhát động phong trào thi đua\nĐộ mật: Tối mật\n".encode(),
}
