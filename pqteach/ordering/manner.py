"""Rules about the manner of a draft: it asks, and does not argue, judge, suppose, quote or tell."""

import re
from collections.abc import Iterator

from pqteach.ordering.advice import SECONDARY, Advice, Certainty, Draft, found

EPITHETS = (
    r"appalling|disgrace\w*|shameful\w*|shamefully|scandalous\w*|outrageous\w*|disastrous\w*|catastrophic|dreadful\w*|"
    r"ludicrous\w*|absurd\w*|ridiculous\w*|pathetic\w*|hopeless\w*|incompeten\w+|callous\w*|cruel|heartless|reckless\w*|"
    r"botched|shambolic|farcical|cynical\w*|hypocrit\w+|dishonest\w*|so-called|woeful\w*|lamentabl\w+|abysmal\w*|"
    r"unacceptable|intolerabl\w+|selfish\w*|unforgivabl\w+|inexcusabl\w+|deplorabl\w+|madness|folly|shambles|fiasco|debacle|betray\w*"
)
MILD = (
    r"fail(?:ed|ing|s) to|failures? of|poor record|chaotic|crumbling|broken promise|slash\w+|squander\w+|wast(?:ed|ing)"
)
ARGUMENT = (
    r"(?:given|considering) that|in view of the fact that|does (?:he|she) not agree|surely|clearly|obviously|"
    r"is it not the case|as everyone knows|which (?:plainly|clearly|obviously)|it is (?:high )?time that|"
    r"should have|ought to have|needs? to stop|instead of wasting|rather than continuing to"
)
SOFT_ARGUMENT = r"in (?:the )?light of|because|despite|therefore|even though|notwithstanding|as a result of the"
OPINION = (
    r"(?:whether|if) (?:he|she|they) (?:agrees?|believes?|thinks?|accepts?|shares? the view|regrets?)|"
    r"what (?:is )?(?:his|her|their) (?:opinion|view|feelings?)|what (?:he|she|they) thinks? (?:of|about)|"
    r"how \w+ (?:he|she|they) thinks?|"
    r"does (?:he|she) agree|(?:whether|if) (?:he|she) is (?:ashamed|proud|satisfied|embarrassed)"
)
LEGAL = (
    r"(?:is|are|was|were|would be) (?:lawful|unlawful|legal|illegal)\b|what the law (?:is|says) on|"
    r"legal (?:meaning|interpretation|effect) of|how .{1,120} (?:is|are) to be interpreted|within the meaning of|"
    r"in breach of (?:the|section|article)"
)
HYPOTHETICAL = (
    r"what (?:he|she|they|the government|his department|her department) would do (?:if|were|in the event)|"
    r"if (?:the )?[\w ]{1,40} were to\b|supposing|imagine|what would happen if|were (?:he|she|it) to\b|"
    r"would \w+ (?:if|should|were)\b"
)
SUPPOSED = r"in the (?:unlikely )?event (?:that|of)"
STATEMENT = r"(?:make|issue) a statement on the fact that"
SPEECH = r"(?:the|a) (?:speech|interview|article) in which|said in (?:a|his|her) (?:speech|interview)"
AWARE = r"(?:whether|if) (?:the (?:minister|secretary of state|government)|he|she|they) (?:is |are )?aware (?:that|of)"
TELLS = (
    r"(?:whether|if) (?:he|she|they) (?:will )?(?:join\w*|congratulat\w+|welcome[sd]?|note[sd]?|acknowledge[sd]?|"
    r"recognise[sd]?|confirm(?:s|ed)? that|admit\w*|condemn\w*|pay tribute)"
)
PRESS = (
    r"according to (?:the )?(?:press|media|newspapers?|reports in)|(?:press|media|newspaper|tabloid) reports?|"
    r"reported (?:in|by) (?:the )?(?:Times|Guardian|Telegraph|Mail|Sun|Mirror|Express|Independent|BBC|Sky|press|media)|"
    r"rumou?rs?|it is (?:said|rumou?red|alleged|claimed) that|newspaper (?:was|is) right"
)
IRONY = (
    r"much-vaunted|world-beating|flagship failure|no doubt|needless to say|kindly|deign\w*|bother\w* to|"
    r"[\"“'‘](?:success|triumph|efficien\w+|progress|support|reform|fair\w*)[\"”'’]|magic money|fantasy|"
    r"at long last|get round to|sleep at night|holiday snaps|in the lifetime of any\w*"
)
ON_OPINIONS = {
    "Commons": "the Speaker, HC Deb 5 July 1955 vol 543 cc960-4; HC Deb 29 September 2020 vol 681",
    "Lords": "Companion to the Standing Orders (Lords), on the admissibility of questions",
}
ON_HYPOTHESES = {
    "Commons": "a rule of the Lords (Companion to the Standing Orders); for the Commons no source has been seen",
    "Lords": "Companion to the Standing Orders (Lords), on the admissibility of questions",
}
VAGUE = (
    r"\b(?:about|on) (?:everything|things|stuff|various matters|the situation|the future|the world)\b(?! in| of| at)|"
    r"what is going on|how things are|favourite|colour of (?:his |her )?(?:tie|office|car)|"
    r"what (?:he|she) (?:had|ate) for|the meaning of life"
)


def epithets(draft: Draft) -> Iterator[Advice]:
    """No unnecessary epithets: neutral words ask the same."""
    repair = "take the word out, or put a neutral one: “performance” asks what “failure” asserts"
    why = "the word judges, and a question asks."
    yield from found(draft, EPITHETS, "epithet", "certain", why, SECONDARY, repair)
    yield from found(draft, MILD, "epithet", "possible", why, SECONDARY, repair)


def argument(draft: Draft) -> Iterator[Advice]:
    """A question must not push a point of view or amount to a short speech."""
    why = "the words argue for an answer before there is one."
    repair = "ask for the fact, the reason or the act itself, and leave the argument out"
    yield from found(draft, ARGUMENT, "argument", "certain", why, "Erskine May 22.11", repair)
    yield from found(draft, SOFT_ARGUMENT, "argument", "possible", why, "Erskine May 22.11", repair)


def opinion(draft: Draft) -> Iterator[Advice]:
    """A question does not ask a Minister for an opinion."""
    why = "it asks what somebody thinks, where a question asks what is so or what will be done."
    repair = "ask what assessment has been made, what the policy is, or if something will be done"
    yield from found(draft, OPINION, "opinion", "certain", why, ON_OPINIONS[draft.house], repair)


def legal(draft: Draft) -> Iterator[Advice]:
    """A question does not ask for the law to be interpreted."""
    why = "what the law means is for the courts."
    repair = "ask what guidance has been issued on the provision, or if it will be amended"
    yield from found(draft, LEGAL, "legal interpretation", "possible", why, ON_OPINIONS[draft.house], repair)


def hypothetical(draft: Draft) -> Iterator[Advice]:
    """A question does not ask what would be done in a case that is only supposed."""
    why = "it supposes a case, and asks what would be done in it."
    repair = "ask what plans there are, or what assessment has been made of the risk"
    source = ON_HYPOTHESES[draft.house]
    sure: Certainty = "certain" if draft.house == "Lords" else "possible"
    yield from found(draft, HYPOTHETICAL, "hypothetical", sure, why, source, repair)
    yield from found(draft, SUPPOSED, "hypothetical", "possible", why, source, repair)


def gives_information(draft: Draft) -> Iterator[Advice]:
    """A question seeks information; it must not be mainly a vehicle for giving it, or ask for what nobody doubts."""
    why = "it tells the Minister something, and asks only for a nod."
    repair = "ask for what is not known: how many, when, for what reason, if he will"
    yield from found(draft, AWARE, "gives information", "certain", why, "MPs' Guide to Procedure", repair)
    yield from found(draft, TELLS, "gives information", "certain", why, "Erskine May 22.11", repair)
    yield from found(draft, STATEMENT, "gives information", "possible", why, "Erskine May 22.11", repair)


def press_reports(draft: Draft) -> Iterator[Advice]:
    """A question must not rest on unsubstantiated media reports or rumour: the Member answers for its facts."""
    why = "the fact is taken from a report that nobody answers for."
    repair = "ask whether the thing is so, on your own responsibility, and leave the report out"
    yield from found(draft, PRESS, "press report", "certain", why, "MPs' Guide to Procedure", repair)


def quotation(draft: Draft) -> Iterator[Advice]:
    """No extracts from newspapers or books, no quoting of speeches."""
    for match in re.finditer(r"[\"“]([^\"”]{30,})[\"”]|‘([^’]{40,})’", draft.asked):
        words = match[1] or match[2]
        sure: Certainty = "certain" if len(words.split()) > 12 else "possible"
        why = "it quotes at length."
        repair = "name the document with its date and page, and ask about it in your own words"
        yield Advice(
            rule="quotation", certainty=sure, words=words, why=why, source="MPs' Guide to Procedure", repair=repair
        )


def speeches(draft: Draft) -> Iterator[Advice]:
    """No quoting or paraphrasing of speeches."""
    why = "it retells what somebody said."
    repair = "leave the speech out, and ask about the matter itself"
    yield from found(draft, SPEECH, "quotation", "possible", why, "MPs' Guide to Procedure", repair)


def irony(draft: Draft) -> Iterator[Advice]:
    """No irony: a question means what it says."""
    why = "the words mean something other than they say."
    source = "the Speaker, HC Deb 26 February 1958 vol 583 cc376-7"
    yield from found(draft, IRONY, "irony", "possible", why, source, "say it plainly, or leave it out")


def vague(draft: Draft) -> Iterator[Advice]:
    """A question must not be trivial, vague or meaningless."""
    why = "one cannot tell what would answer it, or it would not matter."
    source = "Erskine May, as quoted in HC 859 (2008-09), para 12"
    yield from found(
        draft, VAGUE, "trivial or vague", "possible", why, source, "name the thing, the place and the period"
    )
    if 0 < len(draft.asked.split()) < 4:
        repair = "say what is asked, of what, and for when"
        yield Advice(
            rule="trivial or vague", certainty="certain", words=draft.asked, why=why, source=source, repair=repair
        )
