"""Templates, rules of addresses and code, compiled and read for texts once for all the applications
of a process."""

from __future__ import annotations

from pathlib import Path
from types import CodeType
from typing import Any

from babel.messages import extract
from flask import Flask
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from werkzeug.routing import Rule

CODE = ("jinja2", "service.catalogs.extract:extract_code")
"""The methods of `babel.cfg` that look at nothing of a file but its bytes."""


class Compiled(BytecodeCache):
    """What each template was compiled to, by its name and its source."""

    def __init__(self) -> None:
        self.held: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Hand out what was compiled before, if it was."""
        bucket.code = self.held.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        assert bucket.code is not None
        self.held[bucket.key, bucket.checksum] = bucket.code


class CompiledRule(Rule):
    """A rule of an address that takes what was compiled for one like it."""

    held: dict[tuple[object, ...], dict[str, Any]] = {}

    def compile(self) -> None:
        """Compile what finds and what builds an address, or take it over."""
        alike = (self.rule, self.subdomain, self.host, self.merge_slashes, str(self.defaults))
        if alike not in self.held:
            before = dict(vars(self))
            self.arguments = set(self.arguments)  # what is filled in place is new, too
            super().compile()
            new = {k: v for k, v in vars(self).items() if k not in before or v is not before[k]}
            self.held[alike] = new
        vars(self).update(self.held[alike])


def compile_once() -> None:
    """Let all applications that are made from now on share what they compile.

    Thousands are made in the tests; compiling took a third of the time of all.
    """
    Flask.jinja_options = {**Flask.jinja_options, "bytecode_cache": Compiled()}
    Flask.url_rule_class = CompiledRule


def extract_once() -> None:
    """Let all commands from now on share what Babel found in a file of code with the same bytes.

    It was three quarters of the time of a command on the small project, hundreds of times.
    """
    held: dict[tuple[object, bytes], list[Any]] = {}
    read = extract.extract_from_file

    def read_once(method: Any, filename: Any, **options: Any) -> list[Any]:
        if method not in CODE:
            return read(method, filename, **options)
        key = (method, Path(filename).read_bytes())
        if key not in held:
            held[key] = read(method, filename, **options)
        return list(held[key])

    extract.extract_from_file = read_once  # type: ignore[assignment]
