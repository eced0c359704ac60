"""The tables, one module per group of nouns; ``metadata`` knows them all."""

from storage.schema import campaigns, documents, operations, participation, people
from storage.schema.columns import metadata

__all__ = ["campaigns", "documents", "metadata", "operations", "participation", "people"]
