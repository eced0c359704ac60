"""Pictures for the chat: portrait, 1,080 pixels wide, readable on a phone and without seeing red from green."""

from reports.chart.brief import brief_chart
from reports.chart.on_time import on_time_charts
from reports.chart.registration import registration_charts
from reports.chart.targets import target_charts
from reports.chart.trend import trend_charts

__all__ = ["brief_chart", "on_time_charts", "registration_charts", "target_charts", "trend_charts"]
