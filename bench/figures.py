"""All figures of speed with their bounds, as one JSON document.

    python -m bench.figures [--full]

This is what `lajur bench` runs. Peers are measured apart (`python -m bench.peers`),
because they are installed for development only.
"""

import argparse
import json
import os
import sys
from typing import Any

from bench import acts, growth

#: The most a figure may be.
AT_MOST = {
    "lkpj_1_times_raw": 2.0,
    "penghimpunan_40_times_raw": 2.0,
    "lkpj_8_times_raw": 2.0,
    "lkpj_1_wal_times_raw": 1.6,
    "act_after_many_returns": 1.2,
    "act_among_many_units": 1.2,
    "act_among_many_cases": 1.2,
    "fan_out_times_raw": 2.0,
    "case_story_times_raw_newest": 2.0,
    "case_page_statements": 4,
    "inbox_p95_times_raw": 2.0,
    "inbox_p95_times_a_tenth": 1.3,
    "sweep_nothing_due_times_select_1": 4.0,
    "sweep_times_raw": 2.0,
    "inbox_p95_beside_a_sweep": 2.0,
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--full", action="store_true")
    options = parser.parse_args()
    options.slices = 11 if options.full else 7
    options.seconds = 2.0 if options.full else 0.6
    options.clients = 8
    with acts.place():
        figures = {**acts.measure(options), **growth.measure(options)}
        machine = about_the_machine()
    told = [figure(name, value) for name, value in figures.items()]
    print(json.dumps({"figures": told, "machine": machine}, indent=2))
    return 0


def figure(name: str, value: float) -> dict[str, Any]:
    bound = AT_MOST.get(name)
    return {
        "name": name,
        "value": value,
        "bound": bound,
        "ok": None if bound is None else value <= bound,
    }


def about_the_machine() -> dict[str, Any]:
    fsync = acts.raw_db().execute("SHOW fsync").fetchone()[0]
    load = round(os.getloadavg()[0], 1)
    return {"cores": os.cpu_count(), "load": load, "fsync": fsync}


if __name__ == "__main__":
    sys.exit(main())
