"""What the desk's tables are made of."""

from __future__ import annotations

from typing import Annotated

from sqlalchemy import BigInteger, ForeignKey, MetaData, String, Text
from sqlalchemy.orm import DeclarativeBase, mapped_column

Moment = Annotated[int, mapped_column(BigInteger)]
Hash = Annotated[str, mapped_column(String(64))]
Short = Annotated[str, mapped_column(String(64))]
Words = Annotated[str, mapped_column(Text)]
PersonId = Annotated[int | None, mapped_column(ForeignKey("person.id"))]


class Base(DeclarativeBase):
    """All tables; each constraint has a name, by which a later migration can change it."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
