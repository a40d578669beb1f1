"""Files written whole or not at all: what stood there before stays until everything new is ready."""

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from pqteach.errors import OutputError


def write_files(folder: Path, files: Mapping[str, str]) -> list[Path]:
    """Write texts under their names into a folder, which is made if need be; gives the paths.

    Everything is written beside the folder first and moved in at the end, so that a full disk or an interruption
    leaves the former files whole. Raises OutputError.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".pqteach-", dir=folder) as staging:
            for name, text in files.items():
                (Path(staging) / name).write_bytes(text.encode())
            for name in files:
                if (folder / name).is_dir():
                    raise IsADirectoryError(None, f"there is a folder called {name}")
            for name in files:
                os.replace(Path(staging) / name, folder / name)  # noqa: PTH105  the one atomic way
    except OSError as error:
        what = f"it cannot be written: {error.strerror or error}"
        hint = "choose another folder with --out, or free some space; nothing that stood there was lost"
        raise OutputError.at(folder.as_posix(), what, hint) from None
    return [folder / name for name in files]
