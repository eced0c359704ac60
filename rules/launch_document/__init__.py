"""Read a launch document: plain text in (``read.read``), draft campaign out (``draft.Draft``). Pure: no files, no clock."""
