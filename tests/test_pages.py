"""A PQ and an outcome show themselves as page and as text: nothing in them is markup, provenance always stands by."""

import re
from html.parser import HTMLParser

import pytest
from conftest import SEED

from pqteach.annotation import Selector, Verdict
from pqteach.checking import Outcome, Remark, check, reveal
from pqteach.corpus import Corpus
from pqteach.generators import make
from pqteach.pq import ATTRIBUTION, CONSTRUCTED, PQ, Member
from pqteach.render.page import outcome_html, pq_html
from pqteach.render.text import outcome_text, pq_text

HOSTILE = [
    "<script>alert(1)</script>",
    "</style></div><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)" x="',
    "' autofocus onfocus='alert(1)",
    "]]><svg/onload=alert(1)>",
    "<!--",
    "&lt;b&gt; &#60;i&#62; &amp;amp;",
    "{{ 7 * 7 }} {% raw %} ${x} %s",
    "$x$ \\(y\\) `z` **b**",
    "\u202ertl\u202c שלום 😀 \u2028x",
]


class _Page(HTMLParser):
    """The elements of a page with the names of their attributes, those left open, its text, and all its words."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, ...]] = []
        self.open: list[str] = []
        self.text = self.words = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, *(name for name, _ in attrs)))
        self.words += " ".join(value or "" for _, value in attrs)
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_comment(self, data: str) -> None:
        self.tags.append(("comment", data))

    def handle_data(self, data: str) -> None:
        self.text += data
        self.words += data


def _filled(pq: PQ, text: str) -> PQ:
    """The PQ with a text in every place where its file can hold one."""
    member = Member(name=text, party=f"Party {text}")
    last = pq.answers[-1]
    answer = last.model_copy(update={"text": f"{last.text} {text}", "answering_member": member})
    moves = [one.model_copy(update={"why": text, "against": dict.fromkeys(one.against, text)}) for one in pq.moves]
    moves[-1] = moves[-1].model_copy(update={"quote": Selector(exact=" ".join(text.split()))})
    ask = pq.asks[0]
    accept = tuple(one.model_copy(update={"why": text}) for one in ask.accept)
    verdict = ask.verdict.model_copy(update={"implied_value": text})
    ask = ask.model_copy(
        update={"id": text, "slot": text, "why": text, "rung_why": text, "accept": accept, "verdict": verdict}
    )
    changes = {"id": text, "heading": text, "answering_body": text, "transferred_from": text, "question": text}
    changes |= {"asking_member": member, "answers": (answer,), "moves": tuple(moves), "asks": (ask,)}
    return pq.model_copy(update=changes)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_pq_full_of_markup_has_only_the_elements_of_the_template(text: str, corpus: Corpus) -> None:
    page, harmless = (_Page(pq_html(_filled(corpus[SEED], one))) for one in (text, "harmless words"))
    assert page.tags == harmless.tags
    assert page.open == []
    words = " ".join(page.words.split())  # a line of an answer may be joined to the next
    assert words.count(" ".join(text.split())) == harmless.words.count("harmless words") > 30


@pytest.mark.parametrize("text", HOSTILE)
def test_an_outcome_full_of_markup_has_only_the_elements_of_the_template(text: str) -> None:
    def outcome(one: str) -> Outcome:
        remark = Remark(about=one, mark="wrong", text=one)
        return Outcome(ref=one, status="partly", score=0.5, points=1, headline=one, remarks=(remark, remark))

    page, harmless = _Page(outcome_html(outcome(text))), _Page(outcome_html(outcome("harmless words")))
    assert page.tags == harmless.tags
    assert page.open == []
    assert page.words.count(text) == 5
    assert " ".join(text.split()) in " ".join(outcome_text(outcome(text)).split())


def test_no_page_loads_or_runs_anything(corpus: Corpus) -> None:
    for pq in corpus.values():
        page = _Page(pq_html(pq))
        assert not {"script", "iframe", "img", "link", "object"} & {tag for tag, *_ in page.tags}
        attributes = {name for _, *names in page.tags for name in names}
        assert not [name for name in attributes if name.startswith("on") or name in ("href", "src", "style")]
        assert page.open == []


def test_page_and_text_carry_the_notice_and_all_of_the_text(corpus: Corpus) -> None:
    for pq in corpus.values():
        notice = CONSTRUCTED if pq.source.kind == "constructed" else ATTRIBUTION
        unmarked = re.sub(r"<sup>.*?</sup>", "", pq._repr_html_())
        for shown in (_Page(unmarked).text, str(pq)):
            assert notice in shown
            numbers = r"\[\d+\]|[\s|]"  # of moves, and of footnotes; the bars of a table are lines on a page
            flat = re.sub(numbers, "", shown)
            for text in (pq.heading, pq.question_text, *(answer.canonical for answer in pq.answers)):
                assert re.sub(numbers, "", text) in flat, pq.id


def test_page_and_text_show_every_move_and_verdict_with_its_reason(corpus: Corpus) -> None:
    for pq in corpus.values():
        for shown in (_Page(pq_html(pq)).words, pq_text(pq)):
            flat = re.sub(r"\s", "", shown)
            whys = [one.why for one in (*pq.moves, *pq.asks) if one.why]
            assert not [why for why in whys if re.sub(r"\s", "", why) not in flat]
            assert all((ask.verdict.reply or "withdrawn") in shown for ask in pq.asks)


def test_no_party_is_ever_shown(corpus: Corpus) -> None:
    party = Member(name="A Member", party="Zebra Party")
    for pq in corpus.values():
        answers = tuple(one.model_copy(update={"answering_member": party}) for one in pq.answers)
        masked = pq.model_copy(update={"asking_member": party, "answers": answers})
        shown = pq_html(masked) + pq_text(masked)
        assert "Zebra" not in shown
        assert not [word for word in ("(Labour)", "(Conservative)") if word in shown]


def test_moves_are_told_apart_without_colour(corpus: Corpus) -> None:
    page, pq = pq_html(corpus[SEED]), corpus[SEED]
    marks = [f"<sup>{i}{corpus.codebook.family_of(move.label).id[0]}</sup>" for i, move in enumerate(pq.moves, start=1)]
    assert not [mark for mark in marks if mark not in page]
    assert len({family.id[0] for family in corpus.codebook.families}) == len(corpus.codebook.families)


def test_the_ladder_says_its_rung_in_words_and_only_where_there_is_one(corpus: Corpus) -> None:
    for pq in corpus.values():
        rungs = [ask.verdict.rung for ask in pq.asks if ask.verdict.rung is not None]
        found = re.findall(r'aria-label="The ladder of commitment[^"]*rung (\d)"', pq_html(pq))
        assert found == [str(rung) for rung in rungs]


def test_a_move_is_marked_where_it_stands_even_if_listed_out_of_order(corpus: Corpus) -> None:
    pq = corpus[SEED]
    for one in (pq, pq.model_copy(update={"moves": pq.moves[::-1]})):
        assert re.search(r'<span class="move \w+" title="share: [^"]*">Governments cannot tackle', pq_html(one))


def test_a_pq_without_an_answer_or_a_move_shows_itself(corpus: Corpus) -> None:
    bare = corpus[SEED].model_copy(update={"answers": (), "moves": (), "figures": (), "absent": {}})
    assert bare.notice in _Page(pq_html(bare)).words
    assert bare.notice in pq_text(bare)


def test_a_holding_answer_and_a_correction_are_shown_in_order(corpus: Corpus) -> None:
    first = corpus[SEED].answers[0]
    holding = first.model_copy(update={"kind": "holding", "text": "I will write to the hon. Member."})
    moves = tuple(move.model_copy(update={"answer": 2}) for move in corpus[SEED].moves)
    pq = corpus[SEED].model_copy(update={"answers": (holding, first), "moves": moves})
    for shown in (_Page(pq_html(pq)).words.casefold(), pq_text(pq).casefold()):
        assert shown.index("holding answer") < shown.index("hon. member") < shown.index("we believe")


def test_an_outcome_announces_itself_and_marks_without_colour(corpus: Corpus) -> None:
    item = make("reply-verdict", corpus[SEED], "A1", 1)
    assert 'role="status"' in outcome_html(check(item, "C"))
    for raw, sign in (("E", "✓"), ("C", "≈"), ("A", "✗")):
        outcome = check(item, raw)
        assert sign in _Page(outcome_html(outcome)).words
        assert sign in str(outcome)
    assert "✓" in str(reveal(item))


def test_a_table_is_a_table_on_the_page_and_keeps_its_rows_in_text(corpus: Corpus) -> None:
    pq = corpus["2022-06-14.cargo-bikes-lighting"]
    text = "See the table.\n\n| Year | <b> & $x$ |\n| 2021 | 12 |\n| 2022 | 1,400 |\n\nThe end."
    answer = pq.answers[0].model_copy(update={"text": text})
    quote = Selector(exact="Year | <b> & $x$ | | 2021 | 12 | | 2022 | 1,400")
    move = pq.moves[0].model_copy(update={"quote": quote})
    shown = pq.model_copy(update={"answers": (answer,), "moves": (move,)})
    page = pq_html(shown).partition("<h4>Answer")[2].partition("</table>")[0]
    assert page.count("<th scope") == 2
    assert page.count("<td>") == 4
    assert page.count('<span class="move POSITION"') == 6
    assert "&lt;b&gt; &amp; $x$" in page
    lines = [line.strip() for line in pq_text(shown).splitlines()]
    assert lines[lines.index("| 2021 | 12 |") + 1] == "| 2022 | 1,400 |"


def test_a_withdrawn_pq_and_what_a_pq_follows_up_are_said(corpus: Corpus) -> None:
    pq = corpus["2022-06-14.cargo-bikes-lighting"]
    bare = pq.asks[0].model_copy(update={"verdict": Verdict(), "why": None})
    links = {"pursuant_to": "2022-05-01.first", "grouped_with": ("2022-06-14.twin",)}
    gone = pq.model_copy(update={"withdrawn": True, "answers": (), "moves": (), "asks": (bare,), **links})
    for shown in (pq_html(gone), pq_text(gone)):
        assert "withdrawn" in shown
        assert "2022-05-01.first" in shown
        assert "2022-06-14.twin" in shown
