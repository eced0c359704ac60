"""The tables, one module per group of nouns; ``metadata`` knows them all."""

from storage.schema import (
    activities,
    blocs,
    campaigns,
    collective,
    data_requests,
    difficulties,
    documents,
    initiatives,
    issued_pledges,
    merits,
    movement_names,
    operations,
    participation,
    partners,
    people,
    requests,
    unit_reports,
)
from storage.schema.columns import metadata

__all__ = [
    "activities",
    "blocs",
    "campaigns",
    "collective",
    "data_requests",
    "difficulties",
    "documents",
    "initiatives",
    "issued_pledges",
    "merits",
    "metadata",
    "movement_names",
    "operations",
    "participation",
    "partners",
    "people",
    "requests",
    "unit_reports",
]
