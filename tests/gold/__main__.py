"""``python -m tests.gold``: raise the floors to what is reached today, and say what is below them."""

from __future__ import annotations

import sys

from tests.gold import floors


def main() -> int:
    reached = floors.today()
    before = floors.kept() if floors.FLOORS.exists() else {}
    floors.write(floors.raised(reached, before))
    worse = floors.lowered(reached, before)
    sys.stdout.write("\n".join(worse or ["No figure is below its floor."]) + "\n")
    return 1 if worse else 0


if __name__ == "__main__":
    raise SystemExit(main())
