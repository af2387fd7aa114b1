"""The form of a suggestion: its fields, and the signed note of what its page showed."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from itsdangerous import BadData, URLSafeTimedSerializer
from wtforms import BooleanField, Form, StringField, TextAreaField, ValidationError
from wtforms.fields import Field

from service.desk.parts import Part, PartText, cleaned
from service.desk.proposals import has_link, is_too_long
from service.pages.wording import Gettext
from service.said import Said

TOKEN, STEP = "token", "step"
TRAP = "f7"
"""A field that people do not see. Who fills it in is not refused, since a browser may have done
it; a person looks at it apart."""
DAYS_30 = 30 * 86400


@dataclass(frozen=True)
class Shown:
    """What a form's page showed: the digest of each text, by the name of its field.

    `nonce` makes each page one sending: a second one of the same page counts as the first.
    """

    page: str
    part: str
    texts: Mapping[str, str]
    nonce: str = field(default_factory=lambda: secrets.token_urlsafe(16))

    @classmethod
    def of(cls, page: str, part: Part, nonce: str = "") -> Shown:
        """What is shown of a part now."""
        texts = {text.name: text.digest for text in part.texts}
        return cls(page, part.id, texts, nonce) if nonce else cls(page, part.id, texts)

    def signed(self, key: bytes) -> str:
        """As the hidden field of the form."""
        return _signer(key).dumps([self.page, self.part, [*self.texts.items()], self.nonce])

    def receipt(self, key: bytes) -> str:
        """The token of the receipt of this sending, which nobody else can know."""
        digest = hmac.digest(key, f"receipt {self.nonce}".encode(), hashlib.sha256)
        return base64.urlsafe_b64encode(digest[:18]).decode()

    def is_as_now(self, text: PartText) -> bool:
        """Whether a text is the same as it was shown."""
        return self.texts.get(text.name) == text.digest


def read_signed(token: str, key: bytes, page: str, part: str) -> Shown | None:
    """What a form's page showed; None for a note that is not ours, not of this part, or of a month
    ago."""
    try:
        found = _signer(key).loads(token, max_age=DAYS_30)
        shown = Shown(found[0], found[1], dict(found[2]), found[3])
    except (BadData, LookupError, TypeError, ValueError):
        return None
    return shown if (shown.page, shown.part) == (page, part) else None


def _signer(key: bytes) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(key, salt="suggestion")


def _line(typed: str | None) -> str:
    return cleaned(typed or "")


class SuggestionForm(Form):
    """The fields beside the texts; `form_of` adds these."""

    why = TextAreaField()
    name = StringField()
    show_name = BooleanField()
    f7 = StringField(filters=[_line])


def form_of(
    part: Part, faults: Callable[[PartText, str], Sequence[Said]], gettext: Gettext
) -> type[SuggestionForm]:
    """The form for a part: a field for each text, by the name of the text.

    `faults` says why words cannot stand for a text; `gettext` says it to the reader.
    """

    def about(_form: Form, field: Field) -> None:
        if is_too_long(field.data):
            raise ValidationError(gettext("This is longer than a text may be. Please write less."))
        if has_link(field.data):
            raise ValidationError(gettext("Please write no links and no addresses here."))

    def field(text: PartText) -> Any:
        def check(_form: Form, field: Field) -> None:
            if field.data != cleaned(text.now):
                found = [said.in_words(gettext) for said in faults(text, field.data)]
                field.errors = [*field.errors, *found]

        return TextAreaField(filters=[_line], validators=[check], default=text.now)

    fields = {text.name: field(text) for text in part.texts}
    fields["why"] = TextAreaField(filters=[_line], validators=[about])
    fields["name"] = StringField(filters=[_line], validators=[about])
    return type("PartForm", (SuggestionForm,), fields)
