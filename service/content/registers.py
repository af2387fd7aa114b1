"""The two ways in which each page is worded."""

from enum import StrEnum


class Register(StrEnum):
    """Standard words, or plain words for tired readers and for those new to the subject."""

    STANDARD = "standard"
    PLAIN = "plain"

    @property
    def other(self) -> "Register":
        """The register that the reader can switch to."""
        return Register.PLAIN if self is Register.STANDARD else Register.STANDARD
