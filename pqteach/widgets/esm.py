"""The ES modules of the widgets as one: a widget is given a single text, and modules are written one to a concern."""

import re
from functools import lru_cache
from pathlib import Path

FOLDER = Path(__file__).parent / "js"

_IMPORT = re.compile(r'^import \{[^}]*\} from "\./(?P<name>\w+)\.js";\n', re.MULTILINE)


@lru_cache
def esm(name: str) -> str:
    """The text of a module with all that it imports above it, each once; only its default export stays an export."""
    texts: dict[str, str] = {}

    def take(one: str) -> None:
        if one in texts:
            return
        text = (FOLDER / f"{one}.js").read_text("utf-8")
        for match in _IMPORT.finditer(text):
            take(match["name"])
        texts[one] = re.sub(r"^export (?!default)", "", _IMPORT.sub("", text), flags=re.MULTILINE)

    take(name)
    return "\n".join(texts.values())
