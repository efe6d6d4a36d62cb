"""`python -m dev TASK`: the one entry for `make`, for CI and for Windows without make."""

from __future__ import annotations

import io
import sys

if sys.version_info < (3, 11):  # noqa: UP036 (this very module says so to an older Python)
    sys.exit("renvooi needs Python 3.11 or newer (Debian 12 or later: apt install python3); this is " + sys.version)

from dev.setup import SetupError
from dev.tasks import TASKS


def main(arguments: list[str]) -> int:
    """Run the task the first argument names, with the rest handed on; its exit code is ours."""
    name, *rest = arguments or ["help"]
    task = TASKS.get(name)
    if task is None:
        lines = [f"  python -m dev {key:12} {(value.__doc__ or '').splitlines()[0]}" for key, value in TASKS.items()]
        print("\n".join(["Usage: python -m dev TASK [ARGUMENTS…]", "", *lines]))
        return 0 if name in ("help", "-h", "--help") else 2
    try:
        return task(rest)
    except SetupError as failure:
        print(f"dev {name}: {failure}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    sys.exit(main(sys.argv[1:]))
