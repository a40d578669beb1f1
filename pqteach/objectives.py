"""What a learner comes to be able to do, by name, and the topics that bring objectives together."""

from pqteach.frozen import Frozen, Text

OBJECTIVES: dict[str, str] = {
    "anatomy": "Read off a question who is asked, in which House, and what limits it",
    "body": "Find the body that must answer",
    "order": "Tell a question that is in order from one that is not, and mend it",
    "act": "Tell what kind of act a question asks for",
    "slot": "Put what is asked into one sentence with a blank",
    "split": "Split a question into its asks and their elements",
    "label": "Say what a stretch of an answer does",
    "family": "Find every move of one family in an answer",
    "absence": "See what an answer does not contain",
    "target": "Tell what a stretch is about: the thing asked for, the matter, or neither",
    "elements": "Follow each element of an ask into the answer",
    "readings": "Find which readings the words rule out",
    "verdict": "Judge whether an answer fills the blank",
    "ladder": "Place an answer on the ladder of commitment",
    "wording": "See what one word changes",
    "relation": "See that a verdict belongs to an ask and an answer together",
    "formula": "Say what a stock phrase signals, and what it leaves open",
    "days": "Work out the days of a question and its answer",
    "figures": "Say what a number counts, and whether it was asked for",
    "comparison": "Judge whether two numbers can be set side by side",
    "next": "Choose the next question, and the remedy that fits",
    "series": "Follow one matter through several questions",
    "agreement": "Work out and read the agreement of two coders",
    "forecast": "Forecast how careful readers divide",
    "drafting": "Write a question or an answer to order",
}


class Topic(Frozen):
    """A named set of objectives that serve one aim."""

    title: Text
    description: Text
    objectives: tuple[Text, ...]


TOPICS: dict[str, Topic] = {
    "anatomy": Topic(
        title="Who is asked, and how?",
        description="the House, the parts of a question, the body that must answer",
        objectives=("anatomy", "body"),
    ),
    "order": Topic(
        title="Is it in order?",
        description="drafted questions: the rule, the words that break it, the repair",
        objectives=("order",),
    ),
    "asking": Topic(
        title="What does the question ask for?",
        description="the asks, the blank, and the act: information or action",
        objectives=("split", "slot", "act"),
    ),
    "moves": Topic(
        title="What does each part of the answer do?",
        description="labels of moves, whole families, what is missing, what is spoken of",
        objectives=("label", "family", "absence", "target"),
    ),
    "replying": Topic(
        title="Does the answer fill the blank?",
        description="elements, readings that survive, and the verdict on the reply",
        objectives=("elements", "readings", "verdict", "relation"),
    ),
    "commitment": Topic(
        title="What does the answer commit to?",
        description="what is missing, the reply, and the ladder from refusal to done",
        objectives=("absence", "readings", "verdict", "ladder"),
    ),
    "wording": Topic(
        title="What do these few words do?",
        description="one word changed, and what stock phrases signal",
        objectives=("wording", "formula"),
    ),
    "days": Topic(
        title="By which day?",
        description="named days, nominal days, deadlines and yardsticks, worked out",
        objectives=("days",),
    ),
    "figures": Topic(
        title="What do the numbers say?",
        description="what a number counts, whether it was asked for, and sound comparisons",
        objectives=("figures", "comparison"),
    ),
    "following": Topic(
        title="What comes next?",
        description="the next question, the remedy that fits, and matters followed through",
        objectives=("next", "series"),
    ),
    "coding": Topic(
        title="Two readers, one text",
        description="agreement of two coders worked out and read, and forecasts of how readers divide",
        objectives=("agreement", "forecast"),
    ),
    "drafting": Topic(
        title="Write it yourself",
        description="questions that are in order, and answers at a rung of the ladder",
        objectives=("drafting",),
    ),
    "everything": Topic(
        title="Reading questions and answers", description="every objective", objectives=tuple(OBJECTIVES)
    ),
}
