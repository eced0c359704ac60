"""What may be a template at all; the rest is refused with the reason, before anything in it is read as a template."""

import zipfile
from io import BytesIO

import pytest

from bot.template_trial import try_template
from importers.refusal import Refusal
from importers.template_file import check_template
from reports.word.papers import PAPERS

PLAIN = PAPERS["thong-bao"].default.read_bytes()
RELATION = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" '
    b'Target="http://mau.example/x.dotm" TargetMode="External"/></Relationships>'
)
FIELD = (
    b'<w:ftr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:r><w:instrText>INCLU'
    b"</w:instrText></w:r><w:r><w:instrText>DETEXT &quot;a.docx&quot;</w:instrText></w:r></w:p></w:ftr>"
)


def with_part(name: str, content: bytes) -> bytes:
    made = BytesIO(PLAIN)
    with zipfile.ZipFile(made, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return made.getvalue()


def as_macro_file() -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(PLAIN)) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            kind = b"application/vnd.ms-word.document.macroEnabled.main+xml"
            plain = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
            target.writestr(name, source.read(name).replace(plain, kind))
    return made.getvalue()


def test_a_plain_file_passes() -> None:
    assert check_template(PLAIN)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "unreadable"),
        (b"PK\x03\x04 torn", "unreadable"),
        (with_part("word/vbaProject.bin", b"x"), "macro"),
        (as_macro_file(), "not_word"),
        (with_part("word/_rels/settings.xml.rels", RELATION), "external"),
        (with_part("word/footer9.xml", FIELD), "fetching"),
        (with_part("word/embeddings/oleObject1.bin", b"x"), "embedded"),
        (with_part("word/big.xml", bytes(50_000_000)), "bomb"),
        (bytes(3_000_000), "too_large"),
    ],
)
def test_what_is_no_template_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        check_template(content)
    assert refused.value.code == code


def test_the_trial_in_its_child_process_gives_a_preview_or_reasons() -> None:
    assert try_template(PLAIN, "thong-bao").preview.startswith(b"PK")
    (reason,) = try_template(with_part("word/vbaProject.bin", b"x"), "thong-bao").reasons
    assert "macro" in reason
