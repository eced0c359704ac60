"""The one error with which an importer turns a file away."""


class Refusal(Exception):
    """A file that is not read, and why.

    ``code`` is a stable English word for programs and tests (``too_large``, ``encrypted`` …); ``sentence`` is the plain
    Vietnamese sentence for the person who sent the file.
    """

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(f"{code}: {sentence}")
        self.code = code
        self.sentence = sentence
