"""What YAML files held when they were last read, by the digest of their bytes: a cache that cannot be stale.

Parsing YAML is nine tenths of loading a corpus. The cache stands in `__pycache__`, as Python's own does; where that
cannot be written, loading only takes longer.
"""

import hashlib
import json
from pathlib import Path
from typing import Any

import yaml

from pqteach.errors import OutputError
from pqteach.output import write_files

Known = dict[str, dict[str, Any]]
"""The data of files, each under the digest of its bytes."""

_READERS = (Path(__file__), Path(__file__).with_name("sourcefile.py"))


def digest(raw: bytes) -> str:
    """The name under which the data of a file with these bytes is kept."""
    return hashlib.sha256(raw).hexdigest()


def recall(folder: Path) -> Known:
    """What is known of the files of a folder; nothing if it was never read, or by another version of the reader."""
    try:
        kept = json.loads(_file(folder).read_bytes())
    except (OSError, ValueError):
        return {}
    return kept if isinstance(kept, dict) and all(isinstance(data, dict) for data in kept.values()) else {}


def remember(folder: Path, known: Known) -> None:
    """Keep what is known of the files of a folder, in place of what was kept before."""
    path = _file(folder)
    try:
        write_files(path.parent, {path.name: json.dumps(known, ensure_ascii=False, separators=(",", ":"))})
    except OutputError:
        return  # it would only have saved time


def _file(folder: Path) -> Path:
    """The cache of a folder: another reader, another parser or another folder has another."""
    parts = [yaml.__version__.encode(), *(path.read_bytes() for path in _READERS), str(folder.resolve()).encode()]
    return Path(__file__).parent / "__pycache__" / f"corpus-{digest(b'|'.join(parts))[:16]}.json"
