"""Where a learner works in a notebook: items are shown to be clicked, and every response is kept in two places."""

from collections.abc import Callable, Mapping
from threading import Lock
from typing import Any

from IPython.display import display

from pqteach.checking import Outcome
from pqteach.errors import PqteachError
from pqteach.item import Item
from pqteach.recording import Recorded, Responses, beside, in_copy, in_notebook, newest, write_copy
from pqteach.render.page import mirror
from pqteach.responding import Raw
from pqteach.widgets.place import notebook_path, now
from pqteach.widgets.quiz import quiz
from pqteach.widgets.record import give, record

Faces = Mapping[str, Mapping[str, Any]]
"""What is shown of items, by their names: their faces, with name, ref and how to respond."""


class Desk:
    """The responses of one notebook, kept in its metadata by the page and in a copy beside it by the kernel.

    `checked` is told the name and the response of an item, whenever there is one that it was not told before, and gives
    its outcome; None where nothing is checked. Of the `items` hints and keys can be had.
    """

    def __init__(
        self, faces: Faces, checked: Callable[[str, Any], Outcome | None], items: Mapping[str, Item] | None = None
    ) -> None:
        self._faces, self._checked, self._items = faces, checked, items or {}
        self._outcomes: dict[str, Outcome | None] = {}
        self._path = notebook_path()
        self._said: set[str] = set()
        self._lock = Lock()  # the page's messages may come on a thread of their own
        self._kept: dict[str, Recorded] = {}
        self._take_up(self._on_disk())
        self._record = record(self._take_up)
        give(self._record, self._kept)

    def show(self, name: str) -> None:
        """Display an item as a widget, and below it what can be read of it without one."""
        before, outcome = self._mine(name), self._outcomes.get(name)
        responded = lambda one: (self._check(name, one), self._put({name: one}))  # noqa: E731
        display(quiz(self._faces[name], responded, before, outcome, self._items.get(name)))
        display(mirror(name, self._faces[name]["how"], before, outcome), raw=True)

    def keep(self, name: str, response: Raw) -> None:
        """Keep a response that was given in writing; what cannot be done is said."""
        if self._record.submitted:
            self._say("This notebook was submitted. What is written now changes nothing in it.")
            return
        before = self._mine(name)
        one = Recorded(
            ref=self._faces[name]["ref"], response=response, at=now(), tries=before.tries + 1 if before else 1
        )
        self._say(self._put({name: one}))
        give(self._record, self._kept)
        if self._path is None:
            self._say(
                "Responses are kept while this kernel runs and no longer: it was not told which notebook it serves."
            )
        elif self._record.where == "page":
            self._say(
                f"This page keeps no responses in the notebook. They are kept in {beside(self._path).name}, beside it."
            )

    def _mine(self, name: str) -> Recorded | None:
        """The response to an item as it is now."""
        one = self._kept.get(name)
        return one if one and one.ref == self._faces[name]["ref"] else None

    def _check(self, name: str, one: Recorded) -> Outcome | None:
        self._outcomes[name] = self._checked(name, one.response)
        return self._outcomes[name]

    def _take_up(self, responses: Responses) -> None:
        """Take up what the notebook or its copy holds: newer, perhaps, than what is known."""
        for name, one in responses.items():
            if name in self._faces and one.ref == self._faces[name]["ref"] and self._kept.get(name) != one:
                self._check(name, one)
        self._put(responses)

    def _put(self, responses: Responses) -> str:
        """Keep responses here and in the copy; gives what is to be said of it, if anything."""
        with self._lock:
            before, self._kept = self._kept, newest(self._kept, responses)
            if self._path is None or self._kept == before:
                return ""
            try:
                write_copy(self._path, self._kept)
            except PqteachError as error:
                return (
                    f"The copy of your responses beside the notebook could not be written; save the notebook. {error}"
                )
            return ""

    def _on_disk(self) -> dict[str, Recorded]:
        """What the saved notebook and the copy beside it have; what cannot be read is said, and left out."""
        found: list[dict[str, Recorded]] = []
        if self._path is None or not self._path.exists():
            return {}
        for read in (in_notebook, in_copy):
            try:
                found.append(read(self._path))
            except PqteachError as error:
                self._say(str(error))
        return newest(*found)

    def _say(self, text: str) -> None:
        """Tell the learner, once."""
        if text and text not in self._said:
            self._said.add(text)
            print(text)
