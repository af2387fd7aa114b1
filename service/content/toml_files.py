"""Reads a TOML file into a typed structure; a fault names file, line and what to write."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

import msgspec
import tomli

from service.content.toml_forms import ADVICE
from service.content.toml_lines import line_of, syntax_fault
from service.errors import ContentError, Problem
from service.whole_files import read_plain

T = TypeVar("T")
_ADVICE = {str(get_args(form)[1].pattern): advice for form, advice in ADVICE.items()}


def read_toml(path: Path, form: type[T], advice: Mapping[str, str] = _ADVICE) -> T:
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


def parse_toml(path: Path, content: bytes, form: type[T], advice: Mapping[str, str] = _ADVICE) -> T:
    """The bytes of a TOML file as `form`. `path` is for messages alone.

    Raises ContentError with all faults of the file: unknown or missing keys and values of a wrong
    form; of faults of syntax, which end the reading, with the first.
    """
    text = decode(path, content)
    try:
        data = tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        raise ContentError([Problem(path, *syntax_fault(text, str(error)))]) from None
    except RecursionError:
        message = "brackets stand in brackets without end; take them out"
        raise ContentError([Problem(path, 1, message)]) from None
    try:
        return msgspec.convert(data, form, strict=True)
    except msgspec.ValidationError:
        faults = dict.fromkeys(_faults(data, form, "$"))
        told = [_told(text, form, place, message, advice) for place, message in faults]
        raise ContentError([Problem(path, *each) for each in told]) from None


def _faults(value: object, form: Any, place: str) -> Iterator[tuple[str, str]]:
    """Every fault of a value, its place and how msgspec words it, which stops at the first one."""
    item = _item_type(form)
    if isinstance(value, list) and item is not None:
        for index, member in enumerate(value):
            yield from _faults(member, item, f"{place}[{index}]")
    elif isinstance(value, dict) and get_origin(form) is Mapping:
        key_form, value_form = get_args(form)
        for key, member in value.items():
            yield from _faults(key, key_form, f"{place}.{key}")
            yield from _faults(member, value_form, f"{place}.{key}")
    elif isinstance(value, dict) and isinstance(form, type) and issubclass(form, msgspec.Struct):
        hints = get_type_hints(form, include_extras=True)
        fields = {field.encode_name: field for field in msgspec.structs.fields(form)}
        for name in value.keys() - fields.keys():
            yield place, f"Object contains unknown field `{name}`"
        for name, field in fields.items():
            if name in value:
                yield from _faults(value[name], hints[field.name], f"{place}.{name}")
            elif field.required:
                yield place, f"Object missing required field `{name}`"
    else:
        try:
            msgspec.convert(value, form, strict=True)
        except msgspec.ValidationError as error:
            message, _, below = str(error).partition(" - at `$")
            yield place + below.rstrip("`"), message


def _item_type(form: Any) -> Any:
    """The type of the items of a `tuple[…, ...]`; None for any other type."""
    arguments = get_args(form)
    return arguments[0] if get_origin(form) is tuple and arguments[-1] is ... else None


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
