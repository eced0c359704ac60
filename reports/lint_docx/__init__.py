"""Check any Word file against Nghị định 30/2020/NĐ-CP, Phụ lục I (in force since 05/3/2020), and name each broken rule."""

from pathlib import Path
from typing import BinaryIO

from reports.lint_docx import body_rules, foot_rules, head_rules, page_rules
from reports.lint_docx.finding import Finding, Rule
from reports.lint_docx.layout import Layout
from reports.lint_docx.reading import UnreadableError, checked, paragraphs

__all__ = ["RULES", "Finding", "Rule", "lint"]

RULES: tuple[Rule, ...] = (*page_rules.RULES, *head_rules.RULES, *body_rules.RULES, *foot_rules.RULES)


def lint(path: Path | BinaryIO, name: str = "") -> list[Finding]:
    """Everything that breaks a rule, in the order of the rules; a file that cannot be read gives the one finding ``file``.

    ``name`` names a file that is no path.
    """
    try:
        document = checked(path)
    except UnreadableError as error:
        return [Finding("file", path.name if isinstance(path, Path) else name, str(error))]
    layout = Layout(document, paragraphs(document))
    return [finding for rule in RULES for finding in rule.findings(layout)]
