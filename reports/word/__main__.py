"""``python -m reports.word``: write the default template anew, after its text was changed in ``template.py``."""

from reports.word.report import DEFAULT_TEMPLATE
from reports.word.template import report_template

report_template().save(str(DEFAULT_TEMPLATE))
