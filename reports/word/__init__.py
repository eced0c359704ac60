"""Báo cáo in Word: an editable template for the text, tables and annexes put in by the program."""

from reports.word.checking import template_faults
from reports.word.report import write_report

__all__ = ["template_faults", "write_report"]
