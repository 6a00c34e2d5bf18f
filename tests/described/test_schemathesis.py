"""Every operation, asked in every way that the description allows and in ways that it does not."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

# Cases for each operation and phase: enough here to notice a change; `make fuzz` asks for many more.
EXAMPLES = os.environ.get("FUZZ_EXAMPLES", "4")
HERE = Path(__file__).parent
# What is served (test_openapi), without schemathesis' ten seconds within which it must be.
DESCRIPTION = HERE / "openapi.json"
LIMIT = 120  # seconds for one answer, on a machine that does much else


def test_the_api_does_what_its_description_says(site):
    run = subprocess.run(
        [
            Path(sys.executable).parent / "schemathesis", "--config-file", HERE / "schemathesis.toml", "run",
            DESCRIPTION, "--url", site, "--checks", "all", "--max-examples", EXAMPLES, "--no-color",
            "--generation-deterministic", "--request-timeout", str(LIMIT),
        ],
        capture_output=True, text=True, cwd=HERE.parents[1],
        env={**os.environ, "SCHEMATHESIS_HOOKS": "tests.described.questions"},
    )  # fmt: skip
    cases = re.search(r"(\d+) generated", run.stdout)
    assert run.returncode == 0, run.stdout[-6000:] + run.stderr[-2000:]
    assert cases is not None
    assert int(cases[1]) > 200
    print(run.stdout[-800:])  # what `make fuzz` is run for
