"""A summary as plain data: JSON that names every figure and row, and one CSV file a table."""

from reports.plain.csv_files import write_csv
from reports.plain.data import canonical, code_of, plain, restored

__all__ = ["canonical", "code_of", "plain", "restored", "write_csv"]
