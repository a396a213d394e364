"""`make golden`: write what the engine codes into the golden articles. Review the diff: only what is right may stay."""

from __future__ import annotations

import sys

from golden_records import coded, files, load, write


def main() -> None:
    """Rewrite every golden article whose records changed and name it."""
    changed = 0
    for path in files():
        golden = load(path)
        found = coded(golden)
        if found != golden["events"]:
            changed += 1
            sys.stdout.write(f"{path.name}: {golden['rule']}\n")
        write(path, {**golden, "events": found})
    sys.stdout.write(f"{changed} of {len(files())} golden articles changed; review with: git diff tests/golden\n")


if __name__ == "__main__":
    main()
