"""The commands: `flask --app service catalogs …`, `content …`, `desk …`, `doctor` and `serve`."""

from __future__ import annotations

from flask import Flask

from service.cli.catalogs import catalogs
from service.cli.content import content
from service.cli.desk import desk
from service.cli.desk_people import people_commands
from service.cli.doctor import doctor
from service.cli.serve import serve


def init_app(app: Flask) -> None:
    """Add the commands to an app."""
    app.cli.add_command(catalogs)
    app.cli.add_command(content)
    app.cli.add_command(desk)
    for command in people_commands:
        desk.add_command(command)
    app.cli.add_command(doctor)
    app.cli.add_command(serve)
