"""Hand-made items of all seven types about the seed PQ, and every item that the corpus can give."""

from collections.abc import Iterator

from pqteach.bank import Bank, Candidate
from pqteach.generators import GENERATORS
from pqteach.item import (
    Choice,
    ChoiceKey,
    Draft,
    DraftCheck,
    DraftKey,
    Entry,
    EntryKey,
    Hottext,
    Item,
    Match,
    MatchKey,
    Option,
    Order,
    OrderKey,
    Passage,
    Piece,
    Select,
    SelectKey,
)
from pqteach.pq import ATTRIBUTION

QUESTION = Passage(
    title="Question · Home Office · 9 March 2017",
    paragraphs=(
        (
            Piece(text="To ask the Secretary of State for the Home Department, "),
            Piece(text="if she will bring forward legislative proposals", focus=True),
            Piece(text=" to require operators of social media platforms to report communications …"),
        ),
    ),
    notice=ATTRIBUTION,
)
SEGMENTS = Passage(
    title="Answer · 14 March 2017",
    paragraphs=(
        (
            Piece(text="Ministers and officials continually raise these issues with social media platforms.", id="1"),
            Piece(text="Industry cooperation with CTIRU has significantly improved.", id="2"),
        ),
        (
            Piece(text="However, "),
            Piece(text="the internet is still being used to recruit", id="3"),
            Piece(text=" and "),
            Piece(text="Governments cannot tackle this alone.", id="4"),
            Piece(text="Industry has both a social responsibility to tackle this threat and the expertise.", id="5"),
        ),
    ),
    notice=ATTRIBUTION,
)

CHOICE = Choice(
    stem="Does the answer fill this blank? “The Secretary of State [will / will not / has not decided to] legislate.”",
    passages=(QUESTION, SEGMENTS),
    options=(
        Option(id="A", text="Yes, in so many words: it says that she will not."),
        Option(id="B", text="In part: it says what she will do about some of it."),
        Option(id="C", text="By implication: the words leave only one way to fill it."),
        Option(id="D", text="No: more than one way to fill the blank is left open."),
    ),
    key=ChoiceKey(
        correct="D",
        weights={"C": 0.8},
        feedback={
            "A": "Look for words of refusal (“no plans”, “will not”, “does not intend”): there are none.",
            "B": "Being on topic is not touching the core: “require” has become “should”.",
            "C": "A careful reading: “already doing what it can” suggests it. No words rule out “has not decided”.",
            "D": "“Will not” and “has not decided” both survive the text.",
        },
    ),
)
SELECT = Select(
    stem="Which of these does the answer nowhere contain?",
    passages=(SEGMENTS,),
    options=(
        Option(id="A", text="A statement of what the Government will or will not do"),
        Option(id="B", text="An account of what has been done"),
        Option(id="C", text="A view of what companies should do"),
        Option(id="D", text="A reason for the present approach"),
        Option(id="E", text="A statement about information that cannot be given"),
    ),
    key=SelectKey(
        correct=("A", "E"),
        optional=("D",),
        feedback={
            "A": "Read for “will”, “intend” or “no plans”: the nearest is “already doing what it can”.",
            "B": "“Has worked with industry to secure the removal” is an account of action.",
            "C": "“They should report that content” is such a view.",
            "D": "“Therefore has a world-wide benefit” can be heard as a reason, or as a result.",
            "E": "Nothing is withheld; no sentence has “not held” or “cannot be given”.",
        },
    ),
)
HOTTEXT = Hottext(
    stem="Mark every segment that says whose job it is.",
    passages=(SEGMENTS,),
    key=SelectKey(
        correct=("4", "5"),
        feedback={
            "1": "“Raise these issues with” is talk with others.",
            "2": "“Significantly improved” says that something got better.",
            "3": "“Still being used” says that the harm goes on.",
            "4": "“Alone” spreads the task without handing it over.",
            "5": "“A social responsibility” gives a named party its part of the job.",
        },
    ),
)
MATCH = Match(
    stem="What does the answer do with each part of what is asked?",
    passages=(QUESTION,),
    left=(
        Option(id="1", text="Legislative proposals brought forward"),
        Option(id="2", text="A requirement"),
        Option(id="3", text="Operators of social media platforms"),
        Option(id="4", text="Reports to the Counter Terrorism Command"),
    ),
    right=(
        Option(id="A", text="takes it up in the same terms"),
        Option(id="B", text="puts something else in its place"),
        Option(id="C", text="does not mention it"),
    ),
    key=MatchKey(
        pairs={"1": "C", "2": "B", "3": "A", "4": "B"},
        weights={"2": {"C": 0.5}, "4": {"A": 0.2}},
        feedback={
            "1": "No sentence speaks of a law; the nearest is “already doing what it can”.",
            "2": "“Require” has become “should report”.",
            "3": "“Companies such as social media platforms” are the operators.",
            "4": "The Command has become “our law enforcement or security and intelligence agencies”.",
        },
        against={
            "A": "Put the words of the answer in the place of the element: the ask has to stay the same.",
            "B": "Find the words that stand where the element should be: they have to name another thing.",
            "C": "Try to underline something: nothing may be left to underline.",
        },
    ),
)
ORDER = Order(
    stem="Put these replies in order, from furthest from legislating to done.",
    passages=(QUESTION,),
    cards=(
        Option(id="A", text="We are considering whether platforms should be required to report."),
        Option(id="B", text="Platforms have been required by law to report since January."),
        Option(id="C", text="We have no plans to require platforms to report."),
        Option(id="D", text="We will introduce a Bill before the end of July."),
    ),
    ends=("furthest from it", "done"),
    key=OrderKey(
        sequence=("C", "A", "D", "B"),
        between=(
            "“Have no plans” refuses; “are considering” is thinking.",
            "“Are considering” has no output of its own; “a Bill before the end of July” can be checked.",
            "“Will introduce” looks ahead; “have been required” says that it is in force.",
        ),
    ),
)
DATE = Entry(
    stem="Tabled on Thursday 9 March 2017; the House did not sit on 10 March. Which is the earliest day to be named?",
    kind="date",
    key=EntryKey(
        accepted=("14 March 2017",),
        feedback="Friday 10, Monday 13, Tuesday 14: three days after tabling, Saturday and Sunday not counted.",
        near={
            "13 March 2017": "You counted two days; that is the nominal date of an ordinary question.",
            "12 March 2017": "Saturday and Sunday do not count.",
        },
    ),
)
NUMBER = Entry(
    stem="How many removals a month, on average, does the answer give for 2016?",
    passages=(SEGMENTS,),
    kind="number",
    unit="removals",
    key=EntryKey(
        accepted=("8,000",),
        tolerance=50,
        feedback="“To on average of over 8000 a month in 2016” is the end of the trend.",
        near={"60": "“Around 60 items a month in 2010” is where the trend begins."},
    ),
)
WORD = Entry(
    stem="Which verb has the question where the answer has “should”?",
    passages=(QUESTION,),
    kind="word",
    key=EntryKey(
        accepted=("require", "to require"),
        feedback="“To require operators” has become “they should report”.",
        near={"report": "“Report” stands in both; look for the verb that governs it."},
    ),
)
DRAFT = Draft(
    stem="Write the written question you would table next, to get the blank filled. It must be in order.",
    passages=(QUESTION,),
    key=DraftKey(
        checks=(
            DraftCheck(
                name="formula",
                rule="starts_with",
                values=("To ask the Secretary of State for the Home Department",),
                passed="It begins with the formula and names who must answer.",
                failed="A question begins “To ask the Secretary of State for the Home Department”.",
            ),
            DraftCheck(
                name="the missing act",
                rule="contains_any",
                values=("whether she plans to", "if she will"),
                passed="“Whether she plans to” or “if she will” asks for the missing act.",
                failed="The blank is about what she will do: ask “whether she plans to …”.",
            ),
            DraftCheck(
                name="no argument",
                rule="contains_none",
                values=("disgrace", "surely"),
                passed="It argues nothing.",
                failed="A question may not argue: take out “surely” and the like.",
            ),
            DraftCheck(
                name="short",
                rule="max_words",
                values=("40",),
                passed="It is short enough to have one blank.",
                failed="It has more than 40 words: ask one thing.",
            ),
        ),
        specimen="To ask the Secretary of State for the Home Department, whether she plans to bring forward a Bill.",
        note="Is it narrow enough that silence would show?",
    ),
)
EXAMPLES: dict[str, Item] = {
    "choice": CHOICE,
    "select": SELECT,
    "hottext": HOTTEXT,
    "match": MATCH,
    "order": ORDER,
    "date": DATE,
    "number": NUMBER,
    "word": WORD,
    "draft": DRAFT,
}


def every_item(bank: Bank, seeds: tuple[int, ...] = (1,)) -> Iterator[tuple[Candidate, Item]]:
    """Every item that any generator can make of anything in a corpus."""
    for candidate in bank.candidates(GENERATORS):
        for seed in seeds:
            yield candidate, candidate.generator.item(candidate.source, candidate.target, seed)
