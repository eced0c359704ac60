"""Text as the content of a Word run."""

from xml.sax.saxutils import escape

from reports import printing


def run_text(text: str) -> str:
    """The content of a run that shows ``text`` exactly: line breaks and tabs kept, nothing read as markup."""
    pieces = []
    for line_number, line in enumerate(printing.printable(text).split("\n")):
        if line_number:
            pieces.append("<w:br/>")
        for tab_number, piece in enumerate(line.split("\t")):
            if tab_number:
                pieces.append("<w:tab/>")
            if piece:
                pieces.append(f'<w:t xml:space="preserve">{escape(piece)}</w:t>')
    return "".join(pieces)
