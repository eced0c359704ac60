"""One identity for the variants of a movement's name: "chung sức"/"chung tay … nông thôn mới" are the same."""

import re

from rules.words import fold

_KNOWN: tuple[tuple[str, str], ...] = (
    ("nong-thon-moi", r"nong thon moi"),
    ("doanh-nghiep-hoi-nhap", r"doanh nghiep.* hoi nhap va phat trien"),
    ("vi-nguoi-ngheo", r"vi nguoi ngheo"),
    ("van-hoa-cong-so", r"van hoa cong so"),
    ("ket-cau-ha-tang", r"ket cau ha tang"),
    ("tiet-kiem-chong-lang-phi", r"^(?:ca nuoc )?(?:thi dua )?thuc hanh tiet kiem chong lang phi"),
    ("xoa-nha-tam", r"xoa nha tam"),
    ("doi-moi-sang-tao-chuyen-doi-so", r"doi moi sang tao(?: va)? chuyen doi so"),
    ("hoc-tap-suot-doi", r"xa hoi hoc tap|hoc tap suot doi"),
    ("toan-dan-doan-ket", r"toan dan doan ket xay dung doi song van hoa"),
    ("lao-dong-gioi", r"lao dong gioi lao dong sang tao"),
    ("gioi-viec-nuoc", r"gioi viec nuoc dam viec nha"),
    ("binh-dan-hoc-vu-so", r"binh dan hoc vu so"),
)
_DRIVE = re.compile(
    r"hoc tap va lam theo (?:tu tuong|tam guong)|nguoi viet nam uu tien dung hang viet nam|"
    r"moi thay giao co giao la mot tam guong"
)


def identity(name: str) -> str:
    """A stable word for the movement; an unknown name is its own folded form."""
    folded = fold(name)
    for known, pattern in _KNOWN:
        if re.search(pattern, folded):
            local = re.match(r"([a-z]+ [a-z]+) (?:doan ket|chung suc)", folded)
            return known if not local or folded.startswith("ca nuoc") else folded
    return folded.replace(" ", "-")


def is_drive(name: str) -> bool:
    """Nationwide drives (cuộc vận động) that texts sometimes call movements."""
    return bool(_DRIVE.search(fold(name)))
