"""What a campaign's document says of what it rests on."""

from sqlalchemy import Connection, select

from rules.grounds import grounds, own_ground
from storage.schema.campaigns import campaigns
from storage.schema.documents import documents, legal_bases


def grounds_of(conn: Connection, campaign_id: int) -> tuple[str, ...]:
    """The Căn cứ lines for papers of the campaign; without a document that was read, those of its parent document."""
    named = (campaigns.c.number, campaigns.c.issued_on, campaigns.c.issuer, campaigns.c.title)
    query = select(documents.c.kind, *named, campaigns.c.parent_document).select_from(campaigns)
    joined = query.outerjoin(documents, documents.c.id == campaigns.c.document_id)
    kind, *own, parent = conn.execute(joined.where(campaigns.c.id == campaign_id)).one()
    bases = select(legal_bases.c.text).where(legal_bases.c.campaign_id == campaign_id).order_by(legal_bases.c.id)
    return grounds(conn.execute(bases).scalars().all() or [parent], own_ground(kind or "", *own))
