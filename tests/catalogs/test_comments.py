"""What a translator's comment tells of the changes of its text; it is untrusted."""

from __future__ import annotations

import pytest

from service.catalogs.comments import MOST, Changed, changes_in, named_in


@pytest.mark.parametrize(
    ("comment", "changes", "names"),
    [
        ("", (), []),
        ("Written by hand, in haste.", (), []),
        ("Written by Ana Ruiz, 2026-13-45.", (), ["Ana Ruiz"]),
        (
            "Suggested by a reader, 2026-12-03.\nWritten by Eva Gil, 2026-12-04.",
            (Changed("2026-12-04", False), Changed("2026-12-03", True)),
            ["Eva Gil"],
        ),
        (
            "Suggested by Ana Ruiz, 2026-12-03, in the words of Eva Gil.",
            (Changed("2026-12-03", True, "Ana Ruiz"),),
            ["Ana Ruiz", "Eva Gil"],
        ),
        ("Suggested by <b>x</b>, 2026-12-03.", (Changed("2026-12-03", True),), []),
        ("Marked as unsure by Ana Ruiz, 2026-12-03.", (), []),
    ],
)
def test_each_change_is_read_and_nothing_else(
    comment: str, changes: tuple[Changed, ...], names: list[str]
) -> None:
    assert changes_in(comment) == changes
    assert named_in(comment) == names


def test_a_long_comment_tells_its_newest_changes() -> None:
    lines = (f"Written by Ana Ruiz, 2026-{month:02}-01." for month in range(1, 13))
    found = changes_in("\n".join(lines))
    assert len(found) == MOST
    assert found[0].day == "2026-12-01"
