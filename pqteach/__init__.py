"""Written parliamentary questions, annotated, and exercises made from them that check themselves and say why."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pqteach.assessing import assess as assess
    from pqteach.bank import Bank as Bank
    from pqteach.checking import check as check
    from pqteach.corpus import load as load
    from pqteach.practice import practise as practise
    from pqteach.sheet import Wanted as Wanted
    from pqteach.sheet import arrange as arrange

__version__ = "0.1.0"

# Loaded when named, so that `import pqteach` costs next to nothing.
_HOMES = {
    "Bank": "bank", "Wanted": "sheet", "arrange": "sheet", "assess": "assessing", "check": "checking", "load": "corpus",
    "practise": "practice",
}  # fmt: skip
__all__ = ["Bank", "Wanted", "__version__", "arrange", "assess", "check", "load", "practise"]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module `pqteach` has no attribute `{name}`")
    from importlib import import_module

    return getattr(import_module(f"pqteach.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
