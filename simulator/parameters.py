"""One request's parameters, from the query, a form, JSON or a multipart body."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

from starlette.datastructures import UploadFile
from starlette.requests import Request

from simulator.errors import ApiError, bad_request
from simulator.files import UPLOAD_LIMIT

ROOM_FOR_FIELDS = 1024 * 1024


@dataclass(frozen=True)
class Upload:
    """A file in the request: its name, bytes and declared type."""

    name: str
    content: bytes
    mime: str


@dataclass
class Parameters:
    """Values as they came: strings from forms, any JSON value from JSON bodies; `uploads` by field name."""

    values: Mapping[str, Any]
    uploads: dict[str, Upload] = field(default_factory=dict)

    def text(self, name: str, default: str = "") -> str:
        value = self.values.get(name, default)
        return value if isinstance(value, str) else str(value)

    def integer(self, name: str, default: int | None = None) -> int | None:
        """ApiError 400 when the value is not a whole number."""
        value = self.values.get(name)
        if value is None or value == "":
            return default
        try:
            return int(value)
        except (TypeError, ValueError):
            raise bad_request(f'invalid parameter "{name}" specified') from None

    def flag(self, name: str) -> bool:
        return str(self.values.get(name, "")).lower() in ("true", "1", "yes")

    def structure(self, name: str) -> Any:
        """A JSON-serialized value, None when absent; ApiError 400 when it cannot be read."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value) if value else None
        except ValueError:
            raise bad_request(f"can't parse {name.replace('_', ' ')} JSON object") from None


async def read_parameters(request: Request) -> Parameters:
    """Read the request whatever way a client chose; ApiError 413 above 50 MB, 400 for a broken body."""
    values: dict[str, Any] = dict(parse_qsl(request.url.query, keep_blank_values=True))
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "multipart/form-data":
        return await _multipart(request, values)
    body = await request.body()
    if kind == "application/json":
        values.update(_json_object(body))
    elif body:
        values.update(parse_qsl(body.decode(), keep_blank_values=True))
    return Parameters(values)


def _json_object(body: bytes) -> dict[str, Any]:
    try:
        value = json.loads(body or b"{}")
    except ValueError:
        raise bad_request("can't parse JSON object") from None
    if not isinstance(value, dict):
        raise bad_request("JSON object expected as the request body")
    return value


async def _multipart(request: Request, values: dict[str, Any]) -> Parameters:
    if int(request.headers.get("content-length", 0)) > UPLOAD_LIMIT + ROOM_FOR_FIELDS:
        raise ApiError(413, "Request Entity Too Large")
    uploads: dict[str, Upload] = {}
    async with request.form(max_part_size=ROOM_FOR_FIELDS) as form:
        for name, value in form.multi_items():
            if isinstance(value, UploadFile):
                mime = value.content_type or "application/octet-stream"
                uploads[name] = Upload(value.filename or name, await value.read(), mime)
            else:
                values[name] = value
    return Parameters(values, uploads)
