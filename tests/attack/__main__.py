"""`make attack`: the kinds of attack of a review, the known ones and others that a seed makes up.

Everything takes place on copies of a small project and on a loopback port, and nothing that is
shipped is changed. Ends with an error where more gets through than may: nothing, but for slips in
words, of which the floors of the tests say how many are caught.
"""

from __future__ import annotations

import argparse
import logging
import random
import tempfile
import time
from pathlib import Path

from tests.attack import asked, files, lock, proxied, served, texts
from tests.attack.model import Grounds, attacked

KINDS = (files, texts, lock, asked, served, proxied)
ATTACKS = tuple(attack for kind in KINDS for attack in kind.ATTACKS)


def main() -> None:
    """Print a row for each attack."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seed", type=int, default=2026)
    options.add_argument("--seconds", type=float, default=240)
    options.add_argument("--only", default="", help="attacks with this in their names")
    chosen = options.parse_args()
    logging.disable()
    attacks = [attack for attack in ATTACKS if chosen.only in attack.name]
    print(f"seed {chosen.seed}\n   {'attack':42}{'tried':>7}{'failed':>12}  seen first")
    until, rows = time.monotonic() + chosen.seconds, []
    with tempfile.TemporaryDirectory(prefix="attack-") as name:
        grounds = Grounds(Path(name))
        for number, attack in enumerate(attacks):
            share = (until - time.monotonic()) / (len(attacks) - number)
            chance = random.Random(f"{chosen.seed} {attack.name}")
            rows.append(attacked(attack, grounds, chance, share))
            print(rows[-1], flush=True)
    held = sum(row.is_held for row in rows)
    print(f"{held} of {len(rows)} attacks held, {sum(row.tried for row in rows)} tries")
    raise SystemExit(held < len(rows))


if __name__ == "__main__":
    main()
