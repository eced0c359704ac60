"""The documents say what the program does: every command, setting, link and named test is there, and none is made up."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
import typer

from bot.__main__ import app
from bot.settings import Settings
from handlers import COMMANDS
from rules.office_settings import CATALOGUE

ROOT = Path(__file__).parents[2]
GUIDES = sorted((ROOT / "docs").glob("*.md"))
PAGES = [page for page in (*ROOT.glob("*.md"), *GUIDES) if page.is_file()]
INSTALLER = ROOT / "docs" / "cai-dat.md"
EXAMPLE = ROOT / ".env.example"
MOST_IMAGE_BYTES = 300_000
# what the guides tell people to type to Telegram's own bot for bots
BOTFATHER = {"newbot", "setjoingroups", "revoke"}
PARTS = "bot handlers messages storage rules reports importers simulator scripts tests bench docs .ci".split()  # noqa: SIM905
READABLE = {".py", ".md", ".j2", ".toml", ".txt", ".js", ".css", ".html", ".json", ".ini", ".mjs", ""}
FORBIDDEN = re.compile(
    r"(?<![\w.~-])/(?:work|root|home/\w+)/"  # folders of one machine
    r"|(?:pypi|pythonhosted|npmjs|golang)\.(?:org|com)\b"
    r"|--(?:extra-)?index-url|https?://[\w.-]*(?:mirror|nexus|artifactory)"
)

subcommands = typer.main.get_command(app).commands  # type: ignore[attr-defined]


def words(pages: list[Path]) -> str:
    return "\n".join(page.read_text(encoding="utf-8") for page in pages)


def named(pattern: str, text: str) -> set[str]:
    return set(re.findall(pattern, text, re.MULTILINE))


def test_every_chat_command_is_explained_and_none_is_made_up() -> None:
    assert named(r"`/([a-z]+)`", words(GUIDES)) - BOTFATHER == set(COMMANDS)


def test_what_messages_tell_people_to_type_exists() -> None:
    templates = sorted((ROOT / "messages" / "templates").rglob("*.j2"))
    assert named(r"(?<![\w<])/([a-z]+)\b", words(templates)) <= set(COMMANDS)


def test_every_subcommand_is_in_the_installers_table_and_none_is_made_up() -> None:
    assert named(r"^\| `thidua ([a-z-]+)", words([INSTALLER])) == set(subcommands)
    assert named(r"\bthidua ([a-z][a-z-]+)", words(PAGES)) <= set(subcommands)


@pytest.mark.parametrize("name", sorted(subcommands))
def test_the_options_of_a_subcommand_are_those_explained(name: str) -> None:
    row = next(
        line for line in INSTALLER.read_text(encoding="utf-8").splitlines() if line.startswith(f"| `thidua {name}")
    )
    options = {option for parameter in subcommands[name].params for option in parameter.opts if option.startswith("--")}
    assert named(r"(--[a-z-]+)", row) == options - {"--help"}


def example() -> dict[str, str]:
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))  # type: ignore[misc]


def test_every_setting_is_in_the_example_with_its_default() -> None:
    usual = {name.upper(): field.default for name, field in Settings.model_fields.items()}
    assert example().keys() == usual.keys()
    made = Settings(_env_file=EXAMPLE)
    assert {name: getattr(made, name.lower()) for name in usual} == usual


def test_every_setting_is_explained_in_the_example() -> None:
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()
    bare = [line for before, line in pairwise(lines) if "=" in line and line[0] != "#" != before[:1]]
    assert not bare


def test_every_setting_is_in_the_installers_table_with_its_default() -> None:
    rows = re.findall(r"^\| `([A-Z_]+)` \|([^|]*)\|", INSTALLER.read_text(encoding="utf-8"), re.MULTILINE)
    assert {name: shown.strip() for name, shown in rows} == example()


def test_every_setting_of_the_office_is_in_the_installers_table_with_its_default() -> None:
    rows = re.findall(r"^\| `([a-z_]+)` \|([^|]*)\|", INSTALLER.read_text(encoding="utf-8"), re.MULTILINE)
    assert {name: shown.strip() for name, shown in rows} == {name: each.default for name, each in CATALOGUE.items()}


def targets(page: Path) -> Iterator[str]:
    text = page.read_text(encoding="utf-8")
    yield from re.findall(r"\]\(([^)\s]+)\)", text)
    yield from re.findall(r'<img src="([^"]+)"', text)


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, made as the usual viewers make them."""
    headings = named(r"^#+ (.+)$", page.read_text(encoding="utf-8"))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_and_pictures_are_there(page: Path) -> None:
    local = [target for target in targets(page) if "://" not in target]
    broken = []
    for target in local:
        path, _, anchor = target.partition("#")
        place = page.parent / path if path else page
        if not place.exists() or (anchor and anchor not in anchors(place)):
            broken.append(target)
    assert not broken


def test_pictures_are_small_and_all_shown() -> None:
    pictures = sorted((ROOT / "docs" / "images").iterdir())
    assert [picture.name for picture in pictures if picture.stat().st_size > MOST_IMAGE_BYTES] == []
    shown = {Path(target).name for page in PAGES for target in targets(page)}
    assert {picture.name for picture in pictures} <= shown


def test_every_test_named_as_proof_exists() -> None:
    proofs = named(r"`(tests/[^`]+)`", words([ROOT / "docs" / "yeu-cau.md"]))
    assert len(proofs) > 50
    assert [proof for proof in sorted(proofs) if not (ROOT / proof).is_file()] == []


def test_every_promise_has_a_proof() -> None:
    rows = re.findall(r"^\| (\d) \|.*\|$", words([ROOT / "docs" / "yeu-cau.md"]), re.MULTILINE)
    assert {int(row) for row in rows} == set(range(1, 10))


def readable() -> Iterator[Path]:
    yield from (path for path in ROOT.iterdir() if path.is_file() and path.name != "requirements.lock")
    for part in PARTS:
        yield from (path for path in (ROOT / part).rglob("*") if path.is_file() and "__pycache__" not in path.parts)


def test_nothing_names_one_machine_or_a_package_index() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {hit.group()}"
        for path in readable()
        if path.suffix in READABLE and path.name != ".env"
        for hit in FORBIDDEN.finditer(path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert found == []
