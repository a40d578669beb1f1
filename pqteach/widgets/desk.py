"""Where a learner works in a notebook: items are shown to be clicked, and every response is kept in two places."""

from collections.abc import Callable, Mapping
from threading import Lock
from typing import Any

from IPython.display import display

from pqteach.checking import Outcome
from pqteach.errors import PqteachError
from pqteach.item import Item
from pqteach.recording import Recorded, Responses, beside, in_copy, in_notebook, newest, recorded, write_copy
from pqteach.render.page import mirror
from pqteach.responding import Raw
from pqteach.widgets.place import notebook_path, now
from pqteach.widgets.quiz import quiz
from pqteach.widgets.record import give, record


class Desk:
    """The responses of one notebook, kept in its metadata by the page and in a copy beside it by the kernel.

    `taken_up` is told of responses that were there before, `clicked` of one that is given now, whose outcome it says.
    """

    def __init__(
        self, items: Mapping[str, Item], taken_up: Callable[[Responses], None],
        clicked: Callable[[str, Recorded], Outcome],
    ) -> None:  # fmt: skip
        self._items, self._taken_up, self._clicked = items, taken_up, clicked
        self._path = notebook_path()
        self._said: set[str] = set()
        self._lock = Lock()  # the page's messages may come on a thread of their own
        self._kept = self._on_disk()
        taken_up(self._kept)
        self._record = record(self._held)
        give(self._record, self._kept)

    def show(self, name: str, outcome: Outcome | None) -> None:
        """Display an item as a widget, and below it what can be read of it without a kernel."""
        item, one = self._items[name], self._kept.get(name)
        before = one if one and one.ref == item.ref else None
        display(quiz(item, name, lambda given: self._responded(name, given), before, outcome))
        display(mirror(item, name, before, outcome), raw=True)

    def keep(self, name: str, response: Raw) -> None:
        """Keep a response that was given in writing; what cannot be done is said."""
        tries = self._kept[name].tries + 1 if name in self._kept else 1
        one = Recorded(ref=self._items[name].ref, response=response, at=now(), tries=tries)
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

    def _responded(self, name: str, given: Mapping[str, Any]) -> tuple[Outcome, str]:
        """The outcome of a response that the page has kept, and what could not be done with it."""
        found = recorded({name: {key: value for key, value in given.items() if key != "again"}})
        return self._clicked(name, found[name]), self._put(found)

    def _held(self, responses: Responses) -> None:
        """Take up what the page holds: newer, perhaps, than what was on disk when the kernel started."""
        self._taken_up({name: one for name, one in responses.items() if self._kept.get(name) != one})
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
