"""``python -m reports.word``: write the default templates anew, after their text was changed."""

from reports.word.frame import template_of
from reports.word.papers import PAPERS

for paper in PAPERS.values():
    template_of(paper).save(str(paper.default))
