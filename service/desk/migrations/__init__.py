"""Alembic's migrations of the desk's database, each with its way back."""
