"""Every word about local limits beside lists of who is put forward."""

LIMIT = "{percent} (tối đa {most} trên {whole})/{proposed}"
LIMIT_BASIS = "Tỷ lệ cho phép/đang đề nghị, {name}: {told}. Căn cứ: {basis}."
BEYOND_LIMIT = "vượt tỷ lệ cho phép"
LIMIT_NOTE = (
    "Dòng ghi “vượt tỷ lệ cho phép” là trường hợp đứng ngoài số tối đa khi xếp theo phiếu đồng ý rồi theo thứ tự đề nghị; tỷ "
    "lệ chỉ để tham khảo khi xét, không thay quyết định của người xét."
)
