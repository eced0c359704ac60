"""Every template is used and every moment that is named exists; words that nobody wants in them are not there."""

import ast
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "messages" / "templates"
MOMENT = re.compile(r"[a-z_]+(?:/[a-z_]+)+")
NAMED = re.compile(r"""["'](?P<name>[a-z_]+(?:/[a-z_]+)*)\.j2["']""")
# words of ours that have a Vietnamese one
ENGLISH = re.compile(
    r"\b(?:ok|okay|error|click|menu|bot|chat|file|link|admin|user|login|sorry|please|save|cancel|back|skip|yes|no|update|report"
    r"|deadline|feedback|online|offline|password|code|account|group|admin|token|server|database|email)\b",
    re.IGNORECASE,
)
COMMANDS = re.compile(r"/[a-z]+|\bline:|\{[{%#].*?[}%#]\}", re.DOTALL)


def templates() -> list[Path]:
    return sorted(TEMPLATES.rglob("*.j2"))


def name_of(path: Path) -> str:
    return str(path.relative_to(TEMPLATES).with_suffix(""))


def strings() -> Iterator[tuple[Path, str]]:
    """Every string in the code, with the parts that an f-string leaves open as ``*``."""
    for folder in ("handlers", "bot", "storage", "reports"):
        for path in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text())):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    yield path, node.value
                elif isinstance(node, ast.JoinedStr):
                    yield path, "".join(str(p.value) if isinstance(p, ast.Constant) else "*" for p in node.values)


def included() -> set[str]:
    """Templates that other templates include or import."""
    return {match["name"] for path in templates() for match in NAMED.finditer(path.read_text())}


def written(path: Path) -> str:
    """The words of a template, without commands, comments and what is filled in."""
    return COMMANDS.sub(" ", path.read_text())


def test_every_template_is_used() -> None:
    named = {value for _, value in strings()}
    patterns = [
        re.compile(re.escape(value).replace(r"\*", "[a-z_0-9/]+")) for value in named if "*" in value and "/" in value
    ]
    folders = {value for value in named if re.fullmatch(r"[a-z_/]+", value) and (TEMPLATES / value).is_dir()}
    used = {
        name
        for name in map(name_of, templates())
        if name in named
        or any(pattern.fullmatch(name) for pattern in patterns)
        or (name.endswith("/title") and name.removesuffix("/title") in folders)
    }
    assert {name_of(path) for path in templates()} - used - included() == set()


def test_every_moment_that_is_named_exists() -> None:
    known = {name_of(path) for path in templates()}
    folders = {path.name for path in TEMPLATES.iterdir() if path.is_dir()}
    missing = {
        (path.name, value)
        for path, value in strings()
        if MOMENT.fullmatch(value) and value.partition("/")[0] in folders
        if value not in known and not (TEMPLATES / value).is_dir()
    }
    assert missing == set()


@pytest.mark.parametrize("path", templates(), ids=name_of)
def test_words(path: Path) -> None:
    words = written(path)
    assert "!" not in words.replace("!=", ""), "no exclamation marks"
    assert path.read_text() == unicodedata.normalize("NFC", path.read_text())
    assert not re.search(r"[ \t]+$", path.read_text(), re.MULTILINE)
    assert not re.search(r"\bbạn\b|\bvui lòng\b.*\bvui lòng\b", words, re.IGNORECASE)
    text, _, footer = words.partition("\n---\n")
    labels = [line.partition(":")[2] for line in footer.splitlines()]
    assert not ENGLISH.findall(" ".join([text, *labels]))


@pytest.mark.parametrize("path", templates(), ids=name_of)
def test_nothing_is_put_in_unescaped(path: Path) -> None:
    assert "| safe" not in path.read_text()
    assert "|safe" not in path.read_text()
    assert "autoescape" not in path.read_text()
    tags = set(re.findall(r"</?\s*([a-zA-Z]+)", written(path)))
    assert tags <= {"b", "i"}


# questions of forms that are not read through, told apart from those of the same module or declared in another
SAVED_AT_ONCE = {"draft/ask", "faq/ask_words", "join/ask_code", "join/ask_contact", "join/ask_agree"}


def questions() -> Iterator[str]:
    """The template of every question of a form that is read through before it is saved."""
    for path in sorted((ROOT / "handlers").glob("*.py")):
        calls = [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call)]
        forms = [call for call in calls if isinstance(call.func, ast.Name) and call.func.id == "Form"]
        reviews = [each.value for call in forms for each in call.keywords if each.arg == "review"]
        if reviews and all(isinstance(each, ast.Constant) and not each.value for each in reviews):
            continue
        for call in calls:
            asked = isinstance(call.func, ast.Name) and call.func.id == "Field"
            titled = any(each.arg == "title" for each in call.keywords)
            if asked and not titled and isinstance(call.args[1], ast.Constant):
                yield call.args[1].value


def test_every_question_has_a_short_name_for_the_list_of_answers_to_change() -> None:
    named = set(questions()) - SAVED_AT_ONCE
    assert len(named) > 100
    assert {each for each in named if "\nshort: " not in (TEMPLATES / f"{each}.j2").read_text()} == set()


def test_words_are_cut_in_one_way() -> None:
    cut = re.compile(r"truncate\([^)]*,|(?<!sha256)\[:\d+\]\)? ?\}\}")
    found = {name_of(path) for path in templates() if cut.search(path.read_text())}
    assert found == set()


@pytest.mark.parametrize("path", templates(), ids=name_of)
def test_signs(path: Path) -> None:
    """One sign for the lines of a list, one for what goes on, one pair of quotes."""
    words = written(path)
    assert not re.search(r"[•‣·*]|^\s*[-+] |\.\.\.|[\"„«»‘’]", words, re.MULTILINE)
