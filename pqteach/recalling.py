"""What the shipped YAML files held when last read, by the digest of their bytes: a cache that cannot be stale.

Parsing YAML is most of loading a corpus. The cache stands in `__pycache__`, as Python's own does; where that cannot be
written, loading only takes longer.
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

_FOLDER = Path(__file__).parent / "__pycache__"


def digest(raw: bytes) -> str:
    """The name under which the data of a file with these bytes is kept."""
    return hashlib.sha256(raw).hexdigest()


def recall(name: str = "corpus") -> Known:
    """What is known of the shipped files; nothing if they were never read, or by another version of the reader."""
    try:
        kept = json.loads((_FOLDER / f"{name}.json").read_bytes())
        known = kept["known"] if kept["reader"] == _reader() else {}
        return known if all(isinstance(data, dict) for data in known.values()) else {}
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return {}  # whatever else stands there was not written by us


def remember(known: Known, name: str = "corpus") -> None:
    """Keep what is known of the shipped files, in place of what was kept before."""
    text = json.dumps({"reader": _reader(), "known": known}, ensure_ascii=False, separators=(",", ":"))
    try:
        write_files(_FOLDER, {f"{name}.json": text})
    except OutputError:
        return  # it would only have saved time


def _reader() -> str:
    """What reads the files: another parser, or another version of our own reader, may find other data in them."""
    return digest(yaml.__version__.encode() + Path(__file__).with_name("sourcefile.py").read_bytes())
