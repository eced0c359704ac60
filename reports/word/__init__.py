"""Papers in Word: an editable template for the text, tables and annexes put in by the program."""

from reports.word.report import write_report

__all__ = ["write_report"]
