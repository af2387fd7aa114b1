"""Reads a TOML file into a typed structure; a fault names file, line and what to write."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from service.content.toml_lines import line_of
from service.errors import ContentError, Problem
from service.whole_files import read_plain

T = TypeVar("T")

_PATTERNS = {
    r"^[A-Z]{2}$": "write two capital letters, an ISO 3166 country code such as KR, or EU",
    r"^\d{4}(-\d{2}(-\d{2})?)?$": "write a date as 2026, 2026-02 or 2026-02-19",
    r"^\d{4}-\d{2}-\d{2}$": "write a full date as 2026-02-19",
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "write small letters, digits and hyphens only",
}


def read_toml(path: Path, form: type[T], advice: Mapping[str, str] = _PATTERNS) -> T:
    """Read a TOML file (UTF-8) as `form`, a msgspec Struct.

    `advice` says for each pattern that a value must match what to write instead.
    Raises ContentError for a file that cannot be read, and as `parse_toml` does.
    """
    return parse_toml(path, read_content(path), form, advice)


def read_content(path: Path) -> bytes:
    """The bytes of a file of the content. Raises ContentError where there are none to take."""
    try:
        return read_plain(path)
    except FileNotFoundError:
        raise ContentError([Problem(path, 1, "the file is missing; write it")]) from None
    except OSError as error:
        raise ContentError([Problem(path, 1, error.strerror or str(error))]) from None


def decode(path: Path, content: bytes) -> str:
    """The text of a file of the content. Raises ContentError where it is no UTF-8."""
    try:
        # Lines end as they do in a text file that Python opens.
        return content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = f"is not UTF-8 text ({error.reason}); save it as UTF-8"
        raise ContentError([Problem(path, line, message)]) from None


def parse_toml(
    path: Path, content: bytes, form: type[T], advice: Mapping[str, str] = _PATTERNS
) -> T:
    """The bytes of a TOML file as `form`. `path` is for messages alone.

    Raises ContentError for syntax errors, unknown or missing keys and values of a wrong form.
    """
    text = decode(path, content)
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        line = int(found[1]) if found else text.count("\n") + 1
        raise ContentError([Problem(path, line, f"TOML cannot read this: {error}")]) from None
    except RecursionError:
        message = "brackets stand in brackets without end; take them out"
        raise ContentError([Problem(path, 1, message)]) from None
    try:
        return msgspec.convert(data, form, strict=True)
    except msgspec.ValidationError as error:
        place, message = _placed(data, form, str(error))
        line, message = _told(text, form, place, message, advice)
        raise ContentError([Problem(path, line, message)]) from None


def _placed(data: dict[str, Any], form: type, error: str) -> tuple[str, str]:
    """The place and the message of a fault.

    For a table whose keys are free, msgspec writes `$.units[...]` for a value and "`key` in
    `$.units`" for a key. Which key it is shows where each is read alone.
    """
    message, _, place = error.partition(" - at `")
    place = re.sub(r"^key` in `(.*)$", r"\1[...]", place.rstrip("`")) or "$"
    table, free, rest = place.partition("[...]")
    if not free:
        return place, message
    names = table.split(".")[1:]
    for key in _at(data, names):
        one = {key: _at(data, [*names, key])}
        for name in reversed(names):
            one = {name: one}
        try:
            msgspec.convert(one, form, strict=True)
        except msgspec.ValidationError as fault:
            if str(fault) == error:
                return f"{table}.{key}{rest}", message
    return table, message


def _at(data: Any, names: list[str]) -> Any:
    for name in names:
        data = data[name]
    return data


def _told(
    text: str, form: type, place: str, message: str, advice: Mapping[str, str]
) -> tuple[int, str]:
    """The line of a fault, and what to do about it."""
    if found := re.search(r"unknown field `(.+?)`", message):
        allowed = ", ".join(_fields(form, place))
        line = line_of(text, place, found[1])
        return line, f"unknown key “{found[1]}”; the keys here are {allowed}"
    if found := re.search(r"missing required field `(.+?)`", message):
        return line_of(text, place), f"the key “{found[1]}” is missing; add it"
    for pattern, remedy in advice.items():
        if pattern.replace("\\", "\\\\") in message:
            return line_of(text, place), f"the value has a wrong form; {remedy}"
    if re.search("got `(date|datetime|time|local-date)`", message):
        return line_of(text, place), "write the date in quotation marks"
    if message.startswith("Expected `str`, got"):
        return line_of(text, place), f"{message}; put it in quotation marks"
    if message.startswith("Expected `array`"):
        return line_of(text, place), f"{message}; write a list in square brackets"
    if "Invalid enum value" in message:
        allowed = ", ".join(_values(form, place))
        return line_of(text, place), f"{message}; write one of: {allowed}"
    return line_of(text, place), message


def _type_at(form: type, place: str) -> object:
    """The declared type at a msgspec path such as `$.trials[0].phase`."""
    found: object = msgspec.inspect.type_info(form)
    for name in re.findall(r"\.([^.\[\]]+)", place):
        found = _inner(found)
        if isinstance(found, msgspec.inspect.StructType):
            found = next(f.type for f in found.fields if f.encode_name == name)
        elif isinstance(found, msgspec.inspect.DictType):
            keys = found.key_type
            known = not isinstance(keys, msgspec.inspect.LiteralType) or name in keys.values
            found = found.value_type if known else keys
    return _inner(found)


def _inner(kind: object) -> object:
    if isinstance(kind, msgspec.inspect.VarTupleType):
        return _inner(kind.item_type)
    if isinstance(kind, msgspec.inspect.UnionType):
        return next(t for t in kind.types if not isinstance(t, msgspec.inspect.NoneType))
    return kind


def _fields(form: type, place: str) -> list[str]:
    found = _type_at(form, place)
    if isinstance(found, msgspec.inspect.StructType):
        return [field.encode_name for field in found.fields]
    return []


def _values(form: type, place: str) -> list[str]:
    found = _type_at(form, place)
    if isinstance(found, msgspec.inspect.EnumType):
        return [str(member.value) for member in found.cls]
    if isinstance(found, msgspec.inspect.LiteralType):
        return [str(value) for value in found.values]
    return []
