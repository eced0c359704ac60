"""The names under which well-known national movements appear in documents: one identity each, the main name first."""

from collections.abc import Mapping

from rules.words import fold

KNOWN: Mapping[str, tuple[str, ...]] = {
    "nong-thon-moi": (
        "Cả nước chung sức xây dựng nông thôn mới",
        "Chung sức xây dựng nông thôn mới",
        "Cả nước chung tay xây dựng nông thôn mới",
        "Chung tay xây dựng nông thôn mới",
    ),
    "doanh-nghiep-hoi-nhap": (
        "Doanh nghiệp Việt Nam hội nhập và phát triển",
        "Doanh nghiệp hội nhập và phát triển",
    ),
    "vi-nguoi-ngheo": (
        "Cả nước chung tay vì người nghèo – Không để ai bị bỏ lại phía sau",
        "Cả nước chung tay vì người nghèo",
        "Chung tay vì người nghèo",
        "Vì người nghèo",
    ),
    "van-hoa-cong-so": (
        "Cán bộ, công chức, viên chức thi đua thực hiện văn hoá công sở",
        "Thi đua thực hiện văn hoá công sở",
        "Văn hoá công sở",
    ),
    "ket-cau-ha-tang": (
        "Thi đua đẩy mạnh phát triển kết cấu hạ tầng đồng bộ, hiện đại; thực hành tiết kiệm, chống lãng phí",
        "Phát triển kết cấu hạ tầng đồng bộ, hiện đại",
    ),
    "xoa-nha-tam": ("Cả nước chung tay xoá nhà tạm, nhà dột nát", "Xoá nhà tạm, nhà dột nát"),
    "hoc-tap-suot-doi": (
        "Cả nước thi đua xây dựng xã hội học tập, đẩy mạnh học tập suốt đời",
        "Xây dựng xã hội học tập",
    ),
    "binh-dan-hoc-vu-so": ("Bình dân học vụ số",),
    "doi-moi-sang-tao-chuyen-doi-so": ("Cả nước thi đua đổi mới sáng tạo và chuyển đổi số",),
}
BY_NAME: Mapping[str, str] = {fold(name): identity for identity, names in KNOWN.items() for name in names}


def main_name(identity: str) -> str | None:
    """What a well-known movement is called first; None for any other."""
    return KNOWN[identity][0] if identity in KNOWN else None
