"""In groups the bot says one line and goes."""

import pytest

from tests.world import World


async def test_added_to_a_group_it_says_one_line_and_leaves(world: World) -> None:
    group = world.telegram.add_group(-700, "Phòng Quản lý đất đai")
    group.add_bot(world.phones["Hoa"])
    await world.settle()
    said = [message.text for message in group.chat if message.text]
    assert said == ["Đồng chí vui lòng nhắn riêng cho hệ thống."]
    assert group.left


@pytest.mark.parametrize("text", ["/menu", "/cuatoi", "/vanphong"])
async def test_addressed_in_a_group_it_says_nothing_personal_and_leaves(world: World, text: str) -> None:
    group = world.telegram.add_group(-700, "Phòng Quản lý đất đai")
    world.phones["Minh"].say_in_group(group, text)
    await world.settle()
    answers = [message.text for message in group.chat if message.text and message.text != text]
    assert answers == ["Đồng chí vui lòng nhắn riêng cho hệ thống."]
    assert group.left


async def test_talk_that_is_not_addressed_to_it_is_left_alone(world: World) -> None:
    group = world.telegram.add_group(-700, "Phòng Quản lý đất đai")
    world.phones["Hoa"].say_in_group(group, "Chiều nay họp phòng")
    await world.settle()
    assert [message.text for message in group.chat] == ["Chiều nay họp phòng"]
    assert not group.left
