"""A small project to test with: one drug, its pages, and catalogs made to measure."""

from __future__ import annotations

import datetime
import os
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path

import polib
from flask import Flask

from service import create_app
from service.catalogs.commands.extract import write_templates
from service.catalogs.folders import catalog_path
from service.catalogs.interface import DOMAIN
from service.catalogs.merge import merge
from service.catalogs.po_files import write_po
from service.catalogs.templates import extract_templates
from service.catalogs.workshop import Workshop, complete_header, new_catalog
from service.locales.locale import SiteLocale
from tests.support.languages import words_of

ROOT = Path(__file__).parents[2]
CODE = "service"
"""The folder of the code, from whose files texts are extracted; no test changes these files, so
copies of a project share them."""

DRUG = """\
name = "Testol"
pronunciation = "TES-tol"
aim = "disease"
studied = "yes"
kind = "small-molecule"
routes = ["oral"]
brands = ["Testbrand"]

[dates]
checked = "2026-03-01"

[[verdict]]
id = "not-met"
sources = ["oh2018"]

[[approvals]]
country = "KR"
authority = "MFDS"
date = "2014-07"
kind = "conditional"
use = "als"
brand = "Testbrand"
sources = ["oh2018"]

[[trials]]
name = "FIRST"
registry = ["NCT01363401"]
phase = "2"
design = ["randomised", "double-blind"]
start = "2011-03-17"
end = "2013-05"
countries = ["KR"]
people = 1064
people_are = "randomised"
outcome = "not-met"
sources = ["oh2018"]

[[sources]]
id = "oh2018"
author = "Oh"
others = true
date = "2018"
title = "Phase 2 trial"
in = "Annals of Neurology 2018;84:361–373"
url = "https://pmc.ncbi.nlm.nih.gov/articles/PMC6175096/"
kind = "journal"
"""

OTHER = {"Testol": "Otherol", "Testbrand": "Otherbrand", "NCT01363401": "NCT04745299"}
"""What is other on the page of the second drug."""

PAGE = """\
## At a glance

- **People with the disease.** It was tried in them.
- **A sick stomach.** Call a doctor if it lasts.

## Short answer

- Testol is a tablet that was tried in people living with [ALS](#als).
- It is not approved for this disease anywhere that we know of.
- It did not slow the disease in the trial [@oh2018].
- Ask your doctor: What does this mean for me?

## Trials

### One trial was done

People who took it did not do better than the others [@oh2018].

## Side effects

Some people felt sick after they had taken the tablet.

## Before you take it

Call a doctor at once if you cannot keep the tablet down.

## Approvals

No country has approved it in full, as far as we know.

## Dose

In the trial people took one tablet of 50 mg each morning.

## What people ask

### Can I get it?

Nobody can get the tablet outside of a trial.

## Status

We do not know of any plan for another trial.

## Mechanism

It may calm the cells that surround the nerves.

## Background

The first paragraph explains why this tablet was tried at all.

The second paragraph says who made the tablet and where.
"""

GLOSSARY = """\
facts = "2026-02"

[[terms]]
id = "als"
term = "amyotrophic lateral sclerosis"
abbreviation = "ALS"
definition = "A disease in which nerve cells that move the muscles are slowly lost."
sources = ["body"]

[[sources]]
id = "body"
title = "A glossary"
url = "https://example.org/glossary"
"""

ABOUT_FACTS = """\
title = "About this test"
"""

ABOUT = """\
## What this is

These pages are about drugs, and they are short in this test.

## What you must know

English is the original, and a translation can be wrong.
"""

SPANISH = {
    "Testol is a tablet that was tried in people living with [ALS](#als).": (
        "Testol es una tableta que se probó en personas con [ELA](#als)."
    ),
    "The first paragraph explains why this tablet was tried at all.": (
        "El primer párrafo explica por qué se probó esta tableta."
    ),
    "The second paragraph says who made the tablet and where.": (
        "El segundo párrafo dice quién hizo la tableta y dónde."
    ),
}

Translate = Callable[[polib.POEntry], str]


@cache
def files_with_texts() -> tuple[str, ...]:
    """The files of the service that say something to readers, from which texts are extracted."""
    interface = extract_templates(ROOT, ROOT / "content")[DOMAIN].values()
    return tuple(sorted({name for message in interface for name in message.files}))


def spanish(entry: polib.POEntry) -> str:
    """A made-up translation that keeps marks and figures, different for every text."""
    if entry.msgid in SPANISH:
        return SPANISH[entry.msgid]
    kept = [w for w in ("[ALS](#als)", "[@oh2018]", "50 mg") if w in entry.msgid]
    kept += ["segundo"] * ("second" in entry.msgid)
    kept += ["**Texto.**"] * entry.msgid.startswith("**")
    number = sum(map(ord, entry.msgid)) % 9973
    words = "".join(chr(ord("a") + int(digit)) for digit in str(number))
    placeholders = [word for word in entry.msgid.split() if "%(" in word]
    return " ".join(["Texto", entry.msgctxt or "web", words, *kept, *placeholders])


def hebrew(entry: polib.POEntry) -> str:
    """A right-to-left pseudo-translation: Hebrew letters, with marks and names kept."""
    kept = [
        w for w in ("[ALS](#als)", "[@oh2018]", "Testol", "Otherol", "50 mg") if w in entry.msgid
    ]
    kept += ["שני"] * ("second" in entry.msgid)
    kept += ["**טקסט.**"] * entry.msgid.startswith("**")
    placeholders = [word for word in entry.msgid.split() if "%(" in word]
    return " ".join(["טקסט", *kept, *placeholders, "בעברית"])


class MiniProject:
    """A project folder with the texts of the code's own interface and content of its own."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.content = root / "content"
        self.translations = root / "translations"
        self.drug = self.content / "drugs" / "testol"

    def copy(self, root: Path, kept: Path | None = None) -> MiniProject:
        """The same project once more in another folder, to change it there; nothing is kept yet,
        or what another folder has: files to put others in the place of, not to write into."""
        not_copied = shutil.ignore_patterns(".cache", CODE)
        shutil.copytree(self.root, root, dirs_exist_ok=True, ignore=not_copied)
        shutil.copytree(self.root / CODE, root / CODE, copy_function=os.link)
        if kept:
            shutil.copytree(kept, root / ".cache", copy_function=os.link)
        return MiniProject(root)

    def write(self) -> None:
        """Write the English original, and what of the code texts are extracted from."""
        root = self.root
        about = self.content / "pages" / "about"
        for folder in (self.drug, about, self.translations):
            folder.mkdir(parents=True)
        (self.drug / "drug.toml").write_text(DRUG, encoding="utf-8")
        (about / "page.toml").write_text(ABOUT_FACTS, encoding="utf-8")
        for register in ("standard", "plain"):
            words = PAGE if register == "standard" else PAGE.replace("tablet", "pill")
            (self.drug / f"{register}.md").write_text(words, encoding="utf-8")
            (about / f"{register}.md").write_text(ABOUT, encoding="utf-8")
        # A second drug keeps its language on offer while a test breaks the first one's catalog.
        other = self.content / "drugs" / "otherol"
        shutil.copytree(self.drug, other)
        for path in other.iterdir():
            words = path.read_text(encoding="utf-8")
            for own, others in OTHER.items():
                words = words.replace(own, others)
            path.write_text(words, encoding="utf-8")
        (self.content / "glossary.toml").write_text(GLOSSARY, encoding="utf-8")
        shutil.copy(words_of("en"), self.content)
        (self.content / "site.toml").write_text("", encoding="utf-8")
        (root / "babel.cfg").write_text((ROOT / "babel.cfg").read_text(encoding="utf-8"))
        for name in files_with_texts():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, root / name)

    def write_code(self) -> None:
        """Write all of the code, too, for a server that runs it in this folder."""
        caches = shutil.ignore_patterns("__pycache__")
        code = self.root / CODE
        shutil.rmtree(code)  # its files are those of other copies, too
        shutil.copytree(ROOT / CODE, code, ignore=caches)

    def write_templates(self) -> None:
        """Write what a volunteer begins a language with."""
        write_templates(Workshop(self.root, self.content, self.translations))

    def translate(self, tag: str, translate: Translate) -> None:
        """Write complete catalogs of a locale."""
        locale = SiteLocale(tag)
        for domain, template in Workshop(
            self.root, self.content, self.translations
        ).templates.items():
            catalog = merge(new_catalog(locale), template)
            catalog.metadata["X-Translation-Origin"] = "machine"
            complete_header(catalog, locale, domain, datetime.date(2026, 11, 1))
            for entry in catalog:
                if entry.msgid_plural:
                    entry.msgstr_plural = dict.fromkeys(entry.msgstr_plural, translate(entry))
                else:
                    entry.msgstr = translate(entry)
            write_po(catalog, self.path(tag, domain))
        shutil.copy(words_of(tag), self.translations / locale.folder)

    def path(self, tag: str, domain: str = "testol") -> Path:
        return catalog_path(self.translations, SiteLocale(tag), domain)

    def edit(
        self, tag: str, change: Callable[[polib.POFile], None], domain: str = "testol"
    ) -> None:
        """Change one catalog as a translator would."""
        catalog = polib.pofile(str(self.path(tag, domain)), wrapwidth=0)
        change(catalog)
        write_po(catalog, self.path(tag, domain))

    def app(self) -> Flask:
        """A new application over the project as it is now."""
        return create_app(self.content, self.translations)


def finished(root: Path) -> MiniProject:
    """The small project with a complete Spanish and a right-to-left translation."""
    project = MiniProject(root)
    project.write()
    project.write_templates()
    project.translate("es", spanish)
    project.translate("he", hebrew)
    return project
