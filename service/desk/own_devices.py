"""What somebody does about their own sessions: a link for another device, signing out."""

from __future__ import annotations

from flask import g, request
from flask.typing import ResponseReturnValue

from service.desk import visitor
from service.desk.inside import for_members, page, root, with_cookie
from service.desk.links import Kind, new_link
from service.desk.sessions import sign_out
from service.web.origin import own_root


@for_members
def device() -> ResponseReturnValue:
    """A link that lets its owner in on another device, made when it is asked for."""
    if request.method != "POST":
        return page("device.html", link="")
    with visitor.database().writing() as session:
        token = new_link(session, g.member.id, Kind.DEVICE)
    return page("device.html", link=f"{own_root()}/desk/link/{token}/")


@for_members
def out() -> ResponseReturnValue:
    """End the session."""
    if request.method != "POST":
        return visitor.see(root())
    with visitor.database().writing() as session:
        sign_out(session, g.member)
    return with_cookie(visitor.see(f"{root()}enter/"), "")
