"""Rules about the matter of a draft: which Minister is responsible for it, if any, and what is not asked about."""

import re
from collections.abc import Iterator

from pqteach.ordering.advice import SECONDARY, Advice, Certainty, Draft, found

RESPONSIBILITY = "Erskine May 22.9"
OTHERS = "Erskine May, 22nd edition, p 348, as quoted by Turpin and Tomkins"
DEVOLUTION = "House resolution of 25 October 1999 (HC Deb vol 336 c761)"

OPPOSITION = (
    r"(?:the )?(?:shadow (?:cabinet|minister|secretary|chancellor)|leader of the opposition|"
    r"(?:labour|conservative|liberal democrat|scottish national|reform|green) party.s (?:polic|plans|manifesto)\w*)"
)
WHY = r"(?:why|for what reason) (?:the )?"
DID = r" (?:has|have|had|did|will|is|was|does|plans?|spent|decided|refused|closed|stopped|changed)\b"
NAME = r"[A-Z][\w'’-]+(?: (?:and |of |upon )?[A-Z][\w'’-]+){0,4}"
OTHERS_ACTS = {
    "a council": rf"{WHY}{NAME} Council{DID}",
    "a police force": rf"{WHY}(?:Metropolitan Police|{NAME} (?:Police|Constabulary)){DID}",
    "another State": rf"{WHY}(?:Government of {NAME}|[A-Z]\w+ Government){DID}",
    "a company or an independent body": WHY
    + r"(?:Tesco|Sainsbury.s|Barclays|Lloyds|Amazon|Google|British Airways|Ryanair|BBC|Church of England|"
    + rf"Football Association|Royal Mail|BT|Thames Water){DID}",
}
POLICING = rf"{NAME} (?:Police|Constabulary) (?:will|has|have|had|did|plans?)\b"
OURS = r"(?:UK|British|United Kingdom) Government"

ROYAL = (
    r"(?:the King|the Queen|His Majesty|Her Majesty|the Prince of Wales|the Princess of Wales|"
    r"the Duke of (?:Sussex|York|Edinburgh)|the Duchess of \w+|(?:members of )?the royal family)"
    r"(?!['’]s (?:Government|Treasury|Revenue|Prison|Inspect|Chief|Courts|Passport|Opposition|Coastguard|Land|Crown)"
    r"|[^ ,.;]{2,}Government|['’]?s [Ss]peech|['’]s (?:[Bb]irthday|New Year|Speech|Counsel|Award))"
)
COSTS = r"cost|public (?:funds|purse|money)|security|palace|sovereign grant|award|honours?|jubilee|coronation|funeral"

SUB_JUDICE = (
    r"(?:trial|prosecution|proceedings|appeal|inquest|case) (?:of|against|into|brought by) [A-Z][\w'-]+|"
    r"(?:is|was|has been) charged with|awaiting trial|before the courts|set down for hearing|due to be heard"
)
SENTENCE = (
    r"the sentence (?:given|handed|imposed)|(?<!unduly )(?:lenient|harsh|wrong) (?:sentence|verdict)(?!s? scheme)|"
    r"the judge (?:was|should|erred)|judge.s (?:decision|ruling|conduct)|"
    r"so (?:low|high|lenient|harsh|light) a (?:fine|sentence|penalty)"
)
AGENCY = r"(?:MI5|MI6|GCHQ|Security Service|Secret Intelligence Service|special forces)"
DOINGS = r"(?:operation|agent|surveillance|intercept)\w*"
UNDISCLOSED = rf"{AGENCY}\b.{{0,80}}\b{DOINGS}|{DOINGS} .{{0,40}}\b{AGENCY}"

SERVICES = (
    r"(?:schools?|hospitals?|NHS|GPs?|universit\w+|housing|households|homes|pupils|patients|tenants|bus(?:es)?|farm\w*|"
    r"libraries|courts?|prisons?|police)"
)
DEVOLVED = {
    "Scotland": rf"{SERVICES} (?:\w+ ){{0,4}}in Scotland|Police Scotland|NHS Scotland|Scottish (?:schools?|hospitals?)",
    "Wales": rf"(?!courts|prisons|police){SERVICES} (?:\w+ ){{0,4}}in Wales|NHS Wales|Welsh (?:schools?|hospitals?)",
    "Northern Ireland": rf"{SERVICES} (?:\w+ ){{0,4}}in Northern Ireland",
}
"""Devolved by and large; prisons and police in Wales are not."""

RESERVED = (
    r"discussions?|representations?|correspondence|contact|(?:Scottish|Welsh) (?:Government|Executive)|"
    r"Northern Ireland Executive|England|United Kingdom|UK|Great Britain|each (?:region|nation|country)|Barnett|funding"
)


def opposition(draft: Draft) -> Iterator[Advice]:
    """A Minister is not responsible for the policy of another party."""
    why = "no Minister answers for another party's policy."
    repair = "ask about the Government's own policy"
    yield from found(draft, OPPOSITION, "not a Minister's matter", "certain", why, RESPONSIBILITY, repair)


def others(draft: Draft) -> Iterator[Advice]:
    """The acts of councils, companies, police and other States are not a Minister's; his powers over them are."""
    for who, pattern in OTHERS_ACTS.items():
        why = f"it asks about the act of {who}, for which no Minister answers."
        repair = "ask about the Minister's own powers: guidance, funding, appointments, discussions, legislation"
        for one in found(draft, pattern, "not a Minister's matter", "certain", why, OTHERS, repair, cased=True):
            if not re.search(OURS, one.words):
                yield one
    why = "what a force does is for its chief constable."
    repair = "ask about funding, guidance or the law"
    yield from found(draft, POLICING, "not a Minister's matter", "possible", why, OTHERS, repair, cased=True)


def responsible(draft: Draft) -> Iterator[Advice]:
    """A question goes to the body that has the matter; the table of bodies knows what each is asked by mistake."""
    if draft.body is None or draft.house == "Lords":
        return
    for matter, owner in draft.body.not_for.items():
        words = [word for word in re.findall(r"[a-z]{5,}", matter.casefold()) if word not in COMMON]
        if len(words) >= 2 and all(re.search(rf"\b{word[:-1]}", draft.asked.casefold()) for word in words):
            why = f"{matter} may be for {owner}."
            repair = f"see whether it is for {owner}; a question may also be transferred"
            yield Advice(
                rule="responsible body", certainty="possible", words=matter, why=why, source=RESPONSIBILITY,
                repair=repair,
            )  # fmt: skip


COMMON = {"other", "which", "their", "those", "about", "under", "within", "parts"}


def devolved(draft: Draft) -> Iterator[Advice]:
    """No question on what is devolved, but for information, UK legislation, liaison and powers that were kept."""
    for nation, pattern in DEVOLVED.items():
        if draft.body and draft.body.name == f"{nation} Office":
            continue
        if re.search(RESERVED, draft.asked):
            continue
        why = f"the matter is devolved in {nation}, unless UK Ministers have kept powers or take an interest in it."
        repair = "ask about discussions with the devolved administration, about UK legislation, or about England"
        yield from found(draft, pattern, "devolved matter", "possible", why, DEVOLUTION, repair, cased=True)


def royal_family(draft: Draft) -> Iterator[Advice]:
    """No question brings in the Sovereign's name or influence, or reflects on the royal family; costs may be asked."""
    sure: Certainty = "possible" if re.search(COSTS, draft.asked, re.IGNORECASE) else "certain"
    why = "the Sovereign and the royal family are not brought into questions; costs to public funds may be."
    repair = "ask about the cost to public funds, or leave the person out"
    yield from found(draft, ROYAL, "royal family", sure, why, SECONDARY, repair, cased=True)


def sub_judice(draft: Draft) -> Iterator[Advice]:
    """No question on a case before a court, and none that reflects on a court's decision."""
    why = "a case that is before a court is not asked about, unless the Speaker waives the rule."
    repair = "ask about the law or the policy in general, or wait until the case is over"
    yield from found(draft, SUB_JUDICE, "sub judice", "possible", why, "Erskine May 22.21, 21.19", repair, cased=True)
    why = "a question may not reflect on a court's decision."
    repair = "ask about the law on sentences, or about guidelines"
    yield from found(draft, SENTENCE, "reflects on a court", "certain", why, "Erskine May 22.21", repair)


def secret(draft: Draft) -> Iterator[Advice]:
    """Successive Governments do not comment on what the security and intelligence agencies do."""
    why = "by convention such questions are not answered; an answer may be refused."
    repair = "ask about policy, oversight or spending in general"
    yield from found(
        draft, UNDISCLOSED, "security and intelligence", "possible", why, "PM, HC Deb 20 Jan 1993 WA", repair
    )
