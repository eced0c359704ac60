"""Pictures for the chat: portrait, 1,080 pixels wide, readable on a phone and without seeing red from green."""

from reports.chart.registration import registration_charts
from reports.chart.targets import target_charts

__all__ = ["registration_charts", "target_charts"]
