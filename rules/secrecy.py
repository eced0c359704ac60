"""Marks of secret documents in what people type and in names of files, and words of what no record here may hold.

The degrees are those of the law on protection of state secrets: mật, tối mật, tuyệt mật. State secrets may not be written,
stored or sent over machines on the Internet; what might be marked is treated as marked.
"""

import re

from rules.words import fold, nfc

_WORD_BEFORE, _WORD_AFTER = r"(?<![^\W_])", r"(?![^\W_])"
_GAP = r"[\s_.-]+"
_DOCUMENTS = "tài liệu|văn bản|công văn|hồ sơ|báo cáo|quyết định|kế hoạch|tờ trình|thông báo|công điện|tệp|file|dấu"
_COMPOUND_BEFORE = frozenset("bao bi co trung than kin duong nuoc lay nuoi ong tui soi lo".split())  # noqa: SIM905
_COMPOUND_AFTER = frozenset(
    "do ong ma khau thiet vu danh thu mia hoa gau ngot ngu bao lenh uoc dam nghi tap tham phuc dua huong rung".split()  # noqa: SIM905
)
# "TỐI MẬT" and "TUYỆT MẬT" mean nothing else; without marks of tone only capitals count ("toi mat the" is "tôi mất thẻ").
_DEGREE = re.compile(rf"{_WORD_BEFORE}(?:tối|tuyệt){_GAP}mật{_WORD_AFTER}", re.IGNORECASE)
_DEGREE_PLAIN = re.compile(rf"{_WORD_BEFORE}(?:TOI|TUYET){_GAP}MAT{_WORD_AFTER}")
_BRACKETED = re.compile(r"[(\[“\"]\s*(?:mật|MAT|MẬT)\s*[)\]”\"]")
_STATED = re.compile(rf"{_WORD_BEFORE}(?:độ|mức độ)\s+mật\s*:", re.IGNORECASE)
_OF_DOCUMENT = re.compile(rf"{_WORD_BEFORE}(?:{_DOCUMENTS}){_GAP}mật{_WORD_AFTER}", re.IGNORECASE)
_OF_DOCUMENT_PLAIN = re.compile(rf"{_WORD_BEFORE}(?:tai lieu|van ban|cong van){_GAP}mat{_WORD_AFTER}", re.IGNORECASE)
_CAPITALS = re.compile(rf"{_WORD_BEFORE}MẬT{_WORD_AFTER}")
_NAME_DEGREE = re.compile(rf"{_WORD_BEFORE}(?:toi{_GAP}mat|tuyet[\s_.-]*mat){_WORD_AFTER}", re.IGNORECASE)

_ALONE = (_DEGREE, _DEGREE_PLAIN, _BRACKETED, _STATED)
_UNLESS_COMPOUND = (_OF_DOCUMENT, _OF_DOCUMENT_PLAIN, _CAPITALS)


def marked(text: str) -> bool:
    """Whether ``text`` carries the mark of a secret document or names one ("tài liệu mật"); "bảo mật", "mật ong" do not."""
    said = nfc(text)
    if any(pattern.search(said) for pattern in _ALONE):
        return True
    return any(not _is_compound(said, found) for pattern in _UNLESS_COMPOUND for found in pattern.finditer(said))


def marked_name(name: str) -> bool:
    """The same for the name of a file, where marks of tone are usually left out ("cv_tuyet_mat.pdf")."""
    said = nfc(name)
    return marked(re.sub(r"[_.-]+", " ", said)) or _NAME_DEGREE.search(said) is not None


# a person's discipline or criticism and the state of somebody's health; "giữ nghiêm kỷ luật", "chăm sóc người bệnh" are neither
_DISCIPLINE = re.compile(
    r"\b(?:bi ky luat|xu ly ky luat|(?:hinh thuc|quyet dinh|xem xet|thi hanh) ky luat|ky luat (?:khien trach|canh cao|dang)"
    r"|bi (?:khien trach|canh cao|phe binh|kiem diem|cach chuc|giang chuc|buoc thoi viec)|ban kiem diem|phe binh dong chi"
    r"|kiem diem dong chi|vi pham ky luat cua dong chi|don (?:to cao|khieu nai))\b"
)
_HEALTH = re.compile(
    r"\b(?:benh an|nghi om|om nang|bi om|dang om|ly do suc khoe|suc khoe yeu|mac benh|bi benh|chan doan|nhiem hiv|ung thu"
    r"|tram cam|dieu tri (?:benh|noi tru|ngoai tru))\b"
)


def restricted(text: str) -> str | None:
    """``discipline`` or ``health`` when ``text`` speaks of what may not be recorded of a person here; None otherwise."""
    said = fold(text)
    return "discipline" if _DISCIPLINE.search(said) else "health" if _HEALTH.search(said) else None


def _is_compound(said: str, found: re.Match[str]) -> bool:
    """Whether the mark is part of a longer word: BẢO MẬT, MẬT ĐỘ, "báo cáo mật độ cây"."""
    following = re.match(r"\s+([^\W_]+)", said[found.end() :])
    if following and fold(following[1]) in _COMPOUND_AFTER:
        return True
    preceding = re.search(r"([^\W_]+)\s+$", said[: found.start()])
    return found.group() == "MẬT" and preceding is not None and fold(preceding[1]) in _COMPOUND_BEFORE
