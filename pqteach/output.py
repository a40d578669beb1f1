"""Files written whole or not at all: what stood there before stays until everything new is ready."""

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from pqteach.errors import OutputError, SourceError


def put_between(text: str, name: str, new: str) -> str:
    r"""A text with new words between the two marks of a name.

    Raises SourceError if the marks are not there.

    >>> put_between("a <!-- x: written by `pqteach document` --> b <!-- end of x --> c", "x", "new")
    'a <!-- x: written by `pqteach document` -->\n\nnew\n\n<!-- end of x --> c'
    """
    start, end = f"<!-- {name}: written by `pqteach document` -->", f"<!-- end of {name} -->"
    if text.count(start) != 1 or text.count(end) != 1:
        raise SourceError.at(name, "the text has no place for it", f"put {start} and {end} where it shall stand")
    return f"{text.split(start, maxsplit=1)[0]}{start}\n\n{new}\n\n{end}{text.split(end)[1]}"


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
