"""Where and when a kernel runs: the notebook that it serves, as the server named it, and the time."""

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any


def notebook_path() -> Path | None:
    """The file of the notebook, as it was called when its kernel started; None if the front end did not say."""
    name = os.environ.get("JPY_SESSION_NAME", "")
    return Path(name) if name.endswith(".ipynb") else None


def now() -> str:
    """The time in UTC, as a browser writes it too: 2026-03-05T09:30:00.000Z."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def kernel() -> Any:
    """The interactive shell of a kernel; None outside one."""
    try:
        from IPython.core.getipython import get_ipython
    except ImportError:
        return None
    shell = get_ipython()
    return shell if shell is not None and hasattr(shell, "kernel") else None
