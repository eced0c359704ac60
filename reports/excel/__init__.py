"""The compile as one workbook: a sheet per table, real tables, nothing cut, no text taken for a formula."""

from reports.excel.workbook import write_workbook

__all__ = ["write_workbook"]
