"""Checks every request against the published method and type tables of the Bot API."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from simulator.parameters import Parameters

CONSTANT = re.compile(r"must be (\w+)$")
ARRAY = "Array of "


@dataclass(frozen=True)
class _Field:
    name: str
    types: tuple[str, ...]
    required: bool
    constant: str | None


@dataclass(frozen=True)
class _Shape:
    """Fields of a method or an object; `choices` names the alternatives of a union type instead."""

    fields: dict[str, _Field]
    choices: tuple[str, ...] = ()


class RequestCheck:
    """Finds unknown methods and parameters, missing required ones, and values of a wrong type, to any depth."""

    def __init__(self, tables: Mapping[str, Any]) -> None:
        self._methods = {name.lower(): _shape(entry) for name, entry in tables["methods"].items()}
        self._types = {name: _shape(entry) for name, entry in tables["types"].items()}

    @classmethod
    def load(cls, path: Path) -> RequestCheck:
        """Read the tables (JSON with `methods` and `types`, each entry with `fields` of name, types, required)."""
        return cls(json.loads(path.read_text(encoding="utf-8")))

    def violations(self, method: str, params: Parameters) -> list[str]:
        """What is wrong with this call, one line each; empty when it keeps to the tables."""
        shape = self._methods.get(method.lower())
        if shape is None:
            return [f"{method}: unknown method"]
        present = set(params.values) | set(params.uploads)
        found = [f"missing {name}" for name, field in shape.fields.items() if field.required and name not in present]
        for name in sorted(present):
            found += self._parameter(shape, name, params)
        return [f"{method}: {problem}" for problem in found]

    def _parameter(self, shape: _Shape, name: str, params: Parameters) -> list[str]:
        field = shape.fields.get(name)
        if name in params.uploads:
            attached = any(f"attach://{name}" in str(value) for value in params.values.values())
            fits = attached or (field is not None and "InputFile" in field.types)
            return [] if fits else [f"unexpected file {name}"]
        if field is None:
            return [f"unknown parameter {name}"]
        value = params.values[name]
        return self._mismatch(name, _decoded(value, field.types) if isinstance(value, str) else value, field)

    def _mismatch(self, path: str, value: Any, field: _Field) -> list[str]:
        """The shortest list of complaints over the types the field may have."""
        if field.constant and value != field.constant:
            return [f"{path} must be {field.constant}"]
        return min((self._against(path, value, kind) for kind in field.types), key=len)

    def _against(self, path: str, value: Any, kind: str) -> list[str]:
        if kind.startswith(ARRAY):
            return self._array(path, value, kind.removeprefix(ARRAY))
        if kind in _PLAIN:
            return [] if _PLAIN[kind](value) else [f"{path} is not {kind}"]
        shape = self._types[kind]
        if shape.choices:
            return min((self._against(path, value, choice) for choice in shape.choices), key=len)
        return self._object(path, value, kind)

    def _array(self, path: str, value: Any, kind: str) -> list[str]:
        if not isinstance(value, list):
            return [f"{path} is not an array"]
        return [
            problem for place, item in enumerate(value) for problem in self._against(f"{path}[{place}]", item, kind)
        ]

    def _object(self, path: str, value: Any, kind: str) -> list[str]:
        if not isinstance(value, dict):
            return [f"{path} is not {kind}"]
        fields = self._types[kind].fields
        missing = [name for name, field in fields.items() if field.required and name not in value]
        found = [f"{path} lacks {name} of {kind}" for name in missing]
        for name, item in value.items():
            field = fields.get(name)
            found += self._mismatch(f"{path}.{name}", item, field) if field else [f"{path}.{name} is unknown in {kind}"]
        return found


def _shape(entry: Mapping[str, Any]) -> _Shape:
    fields = {item["name"]: _field(item) for item in entry.get("fields", [])}
    return _Shape(fields, tuple(entry.get("subtypes", ())))


def _field(item: Mapping[str, Any]) -> _Field:
    constant = CONSTANT.search(item.get("description", ""))
    return _Field(item["name"], tuple(item["types"]), item["required"], constant.group(1) if constant else None)


def _decoded(value: str, types: tuple[str, ...]) -> Any:
    """A form's string as the JSON value its types ask for; text stays text."""
    if "String" in types and not (set(types) - {"String", "InputFile", "Integer"}):
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value


def _is_integer(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


_PLAIN: dict[str, Callable[[Any], bool]] = {
    "String": lambda value: isinstance(value, str),
    "Integer": _is_integer,
    "Float": lambda value: _is_integer(value) or isinstance(value, float),
    "Boolean": lambda value: isinstance(value, bool),
    "InputFile": lambda value: isinstance(value, str),
}
