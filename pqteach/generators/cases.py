"""Items about drafted questions: is one in order, which rule does it break, in which words, what mends it."""

from itertools import pairwise

from pqteach.bodies import known_bodies
from pqteach.drafts import Disorderly
from pqteach.drawing import Draw
from pqteach.generating import Target, choice, generator
from pqteach.item import Choice, Draft, DraftCheck, DraftKey, Hottext, Level, Passage, Piece, SelectKey
from pqteach.ordering import order
from pqteach.ordering.names import RULE_SAYS
from pqteach.passages import DRAFTED, draft_passage
from pqteach.reckoning import day_text
from pqteach.sources import Case

NEAR = {
    "epithet": ("irony", "opinion"), "irony": ("epithet", "argument"), "argument": ("gives information", "opinion"),
    "opinion": ("legal interpretation", "argument"), "legal interpretation": ("opinion", "sub judice"),
    "hypothetical": ("opinion", "press report"), "gives information": ("argument", "quotation"),
    "press report": ("quotation", "gives information"), "quotation": ("press report", "gives information"),
    "not a Minister's matter": ("responsible body", "opinion"), "sub judice": ("reflects on a court", "opinion"),
    "responsible body": ("addressee", "not a Minister's matter"),
    "devolved matter": ("responsible body", "not a Minister's matter"),
    "reflects on a court": ("sub judice", "opinion"), "royal family": ("trivial or vague", "not a Minister's matter"),
    "trivial or vague": ("number of asks", "opinion"), "length": ("number of asks", "gives information"),
    "number of asks": ("length", "trivial or vague"), "addressee": ("opening", "responsible body"),
    "opening": ("addressee", "direct speech"), "direct speech": ("opening", "argument"),
    "security and intelligence": ("not a Minister's matter", "sub judice"),
    "repetition": ("trivial or vague", "gives information"),
}  # fmt: skip
"""Rules that each rule is taken for."""


FORM = frozenset(["opening", "addressee", "direct speech", "length", "number of asks"])
MATTER = frozenset(
    [
        "not a Minister's matter", "responsible body", "devolved matter", "royal family", "sub judice",
        "reflects on a court", "security and intelligence",
    ]
)  # fmt: skip
"""Rules of form are seen at once; those of matter need one to know who answers for what. The rest is manner."""


def _level(case: Case) -> Level:
    return 1 if case.rule in FORM else 3 if case.rule in MATTER else 2


LONGEST = 100
"""Words of a draft of which four wordings are set side by side."""


def _any(case: Case) -> list[Target]:
    return [Target("order", level=_level(case), key="out" if isinstance(case.draft, Disorderly) else "in")]


def _broken(case: Case) -> list[Target]:
    """Beside rules that it is taken for, and, a level easier, beside others."""
    if not isinstance(case.draft, Disorderly):
        return []
    easier: Level = 1 if _level(case) < 3 else 2
    return [Target("rule", True, _level(case), case.rule), Target("rule-far", False, easier, case.rule)]


def _mended(case: Case) -> list[Target]:
    """The drafts whose wordings are apart by more than a stop, and short enough to stand side by side."""
    draft = case.draft
    if not isinstance(draft, Disorderly) or len(draft.text.split()) > LONGEST:
        return []
    texts = (draft.text, draft.repair, *(one.text for one in draft.wrong_repairs))
    apart = {"".join(filter(str.isalnum, text)).casefold() for text in texts}
    return [Target("repair", level=_level(case))] if len(apart) == len(texts) >= 4 else []


def _marked(case: Case) -> list[Target]:
    """The drafts of which a few words, and not the whole, break the rule."""
    draft = case.draft
    few = isinstance(draft, Disorderly) and len(_pieces(draft)) >= 3
    return [Target("words", level=_level(case))] if few else []


def _rewritten(case: Case) -> list[Target]:
    return [Target("mend", level=3)] if isinstance(case.draft, Disorderly) else []


@generator("in-order", objective="order", of=Case, over=_any)
def in_order(case: Case, target: None, draw: Draw) -> Choice:
    """Say whether a drafted question is in order."""
    draft = case.draft
    broken = isinstance(draft, Disorderly)
    look = f"It may look so at first. {draft.why}"
    return choice(
        draw,
        stem="Is this draft in order, as far as its words show?",
        passages=(draft_passage(draft),),
        texts={"in": "Yes: it could be tabled as it stands.", "out": "No: something in it breaks a rule."},
        correct="out" if broken else "in",
        feedback={"in": look if broken else draft.why, "out": draft.why if broken else look},
        fixed=True,
        minutes=0.5,
    )


@generator("rule-broken", objective="order", of=Case, over=_broken, gives=("in-order", "rule-broken"))
def rule_broken(case: Case, near: bool, draw: Draw) -> Choice:
    """Name the rule of order that a draft breaks."""
    draft = case.draft
    assert isinstance(draft, Disorderly)
    seen = {one.rule for one in order(draft.text, bodies=known_bodies(), house=draft.house, day=draft.day)}
    taken_for = [rule for rule in NEAR[case.rule] if rule not in seen] if near else []
    others = [*taken_for, *draw.order(sorted(set(NEAR) - {case.rule, *NEAR[case.rule], *seen}))][:3]
    return choice(
        draw,
        stem="This draft is out of order. Which rule do its words break?",
        passages=(draft_passage(draft),),
        texts={rule: RULE_SAYS[rule] for rule in (case.rule, *others)},
        correct=case.rule,
        feedback={
            case.rule: draft.why,
            **dict.fromkeys((*NEAR[case.rule], *others), f"Look at “{draft.words}” again. {draft.why}"),
        },
        minutes=1,
    )


@generator("offending-words", objective="order", of=Case, over=_marked, gives=("in-order",))
def offending_words(case: Case, target: None, draw: Draw) -> Hottext:
    """Mark the words of a draft that break a rule."""
    draft = case.draft
    assert isinstance(draft, Disorderly)
    pieces = _pieces(draft)
    wrong = tuple(piece.id for piece in pieces if piece.id and draft.words in piece.text)
    title = draft_passage(draft).title
    return Hottext(
        stem="This draft is out of order. Mark the stretch that breaks a rule.",
        passages=(Passage(title=title, paragraphs=(tuple(pieces),), notice=DRAFTED),),
        minutes=0.5,
        key=SelectKey(
            correct=wrong,
            feedback={
                piece.id: draft.why if piece.id in wrong else f"“{piece.text.strip(' ,;')}” may stand. {draft.why}"
                for piece in pieces
                if piece.id
            },
        ),
    )


@generator("repair", objective="order", of=Case, over=_mended, gives=("in-order",))
def repair(case: Case, target: None, draw: Draw) -> Choice:
    """Choose the wording that mends a draft and still asks what it was to ask."""
    draft = case.draft
    assert isinstance(draft, Disorderly)
    return choice(
        draw,
        stem="Which of these wordings, the draft among them, is in order and asks what the draft was meant to ask?",
        passages=(draft_passage(draft),),
        texts={text: text for text in (draft.text, draft.repair, *(one.text for one in draft.wrong_repairs))},
        correct=draft.repair,
        feedback={
            draft.text: f"This is the draft as it stands. {draft.why}",
            draft.repair: f"It keeps what is asked, and the fault is gone. {draft.why}",
            **{one.text: one.why for one in draft.wrong_repairs},
        },
        minutes=1,
    )


@generator("mend-draft", objective="drafting", of=Case, over=_rewritten, gives=("in-order",))
def mend_draft(case: Case, target: None, draw: Draw) -> Draft:
    """Write a draft again so that it is in order."""
    draft = case.draft
    assert isinstance(draft, Disorderly)
    return Draft(
        stem="This draft is out of order. Write it again so that it could be tabled, and still asks what it was "
        "meant to ask.",
        passages=(draft_passage(draft),),
        lines=5,
        minutes=3,
        key=DraftKey(
            checks=(
                DraftCheck(
                    name="in order",
                    rule="in_order",
                    values=(draft.house, draft.day.isoformat(), case.rule),
                    passed="The check of order finds nothing against it. The Table Office may still see something.",
                    failed=f"The check of order still finds something. {draft.why}",
                ),
                DraftCheck(
                    name="another wording",
                    rule="contains_none",
                    values=(draft.text,),
                    passed=f"It is no longer the draft of {day_text(draft.day)}.",
                    failed=f"This is the draft as it was: “{draft.words}” is still in it.",
                ),
                DraftCheck(
                    name="long enough",
                    rule="min_words",
                    values=("8",),
                    passed="It is a whole question.",
                    failed="A few words are no question: say who is asked, and what.",
                ),
            ),
            specimen=draft.repair,
            note="Does it still ask what the draft was meant to ask? No check can tell.",
        ),
    )


def _pieces(draft: Disorderly) -> list[Piece]:
    """The draft in stretches to be marked: the offending words, and the rest in stretches about as long."""
    before, _, after = draft.text.partition(draft.words)
    size = max(3, len(draft.words.split()))
    texts = [*_cut(before.strip(), size), draft.words, *_cut(after, size)]
    pieces = [Piece(text=text, id=str(i)) for i, text in enumerate(texts, start=1)]
    spaced = [piece for one in pieces for piece in (one, Piece(text=" "))][:-1]
    return spaced if len(pieces) >= 3 and "".join(one.text for one in spaced) == draft.text else []


def _cut(text: str, size: int) -> list[str]:
    """A text in stretches of about so many words."""
    words = text.split()
    count = max(1, round(len(words) / size))
    cuts = [round(len(words) * i / count) for i in range(count + 1)]
    return [" ".join(words[a:b]) for a, b in pairwise(cuts) if a < b]
