"""Files on the pretend network: kept in memory, known by an id, downloadable by a path."""

from __future__ import annotations

import hashlib
import itertools
from dataclasses import dataclass, field
from typing import Any

from simulator.errors import bad_request

MEGABYTE = 1024 * 1024
DOWNLOAD_LIMIT = 20 * MEGABYTE
UPLOAD_LIMIT = 50 * MEGABYTE
PHOTO_LIMIT = 10 * MEGABYTE


@dataclass(frozen=True)
class StoredFile:
    """One file; `path` is what follows /file/bot<token>/ in its address."""

    file_id: str
    unique_id: str
    name: str
    mime: str
    content: bytes = field(repr=False)
    path: str

    def document(self) -> dict[str, Any]:
        return {
            "file_name": self.name,
            "mime_type": self.mime,
            "file_id": self.file_id,
            "file_unique_id": self.unique_id,
            "file_size": len(self.content),
        }

    def photo_sizes(self) -> list[dict[str, Any]]:
        width, height = dimensions(self.content)
        largest = {"width": width, "height": height, "file_size": len(self.content)}
        return [{"file_id": self.file_id, "file_unique_id": self.unique_id, **largest}]


class FileStore:
    """Every file that passed, by id and by path."""

    def __init__(self) -> None:
        self._numbers = itertools.count(1)
        self._by_id: dict[str, StoredFile] = {}
        self._by_path: dict[str, StoredFile] = {}

    def keep(self, name: str, content: bytes, mime: str, folder: str = "documents") -> StoredFile:
        number = next(self._numbers)
        digest = hashlib.sha256(content).hexdigest()
        suffix = "." + name.rpartition(".")[2] if "." in name else ""
        path = f"{folder}/file_{number}{suffix}"
        stored = StoredFile(f"BQACAgUAAxk-{number:06d}-{digest[:24]}", f"AgAD{digest[:12]}", name, mime, content, path)
        self._by_id[stored.file_id] = self._by_path[path] = stored
        return stored

    def by_id(self, file_id: str) -> StoredFile:
        """ApiError 400 when no such file passed."""
        stored = self._by_id.get(file_id)
        if stored is None:
            raise bad_request("wrong file_id or the file is temporarily unavailable")
        return stored

    def by_path(self, path: str) -> StoredFile | None:
        return self._by_path.get(path)


def dimensions(image: bytes) -> tuple[int, int]:
    """Width and height in pixels of a PNG; other formats get a phone photo's usual size."""
    if image[:8] == b"\x89PNG\r\n\x1a\n" and len(image) >= 24:
        return int.from_bytes(image[16:20], "big"), int.from_bytes(image[20:24], "big")
    return 1280, 960
