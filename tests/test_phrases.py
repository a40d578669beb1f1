"""Stock phrases are glossed once each, stand in the corpus, and their items are about the words where they stand."""

import re

from pqteach.bank import Bank
from pqteach.corpus import Corpus
from pqteach.generators.formulas import _standing
from pqteach.item import Choice
from pqteach.phrases import known_phrases
from pqteach.pq import PQ


def test_each_phrase_has_a_gloss_of_its_own_and_three_things_in_its_place() -> None:
    phrases = known_phrases()
    assert len({one.id for one in phrases}) == len(phrases) >= 10
    assert len({one.signals for one in phrases}) == len(phrases)
    for one in phrases:
        assert len(one.instead) >= 3
        assert len({one.would, *(other.would for other in one.instead)}) == len(one.instead) + 1


def test_a_reason_quotes_the_phrase_or_what_is_put_in_its_place() -> None:
    for one in known_phrases():
        quoted = " ".join(re.findall(r'"([^"]+)"', one.why)).casefold()
        assert any(word in quoted for words in one.words for word in words.casefold().split() if len(word) > 2)
        for other in one.instead:
            assert re.search(r'"([^"]+)"', other.why)


def test_the_longest_form_is_found_as_a_whole_word() -> None:
    phrase = next(one for one in known_phrases() if one.id == "no-plans")
    assert phrase.found("The Government has no current plans to legislate.") == "no current plans"
    assert phrase.found("There are no plansters.") == ""


def test_every_phrase_stands_in_an_answer_of_the_corpus(corpus: Corpus) -> None:
    found = {phrase.id for pq in corpus.values() for _, (phrase, _, _) in _standing(pq)}
    assert found == {one.id for one in known_phrases()}


def test_the_words_of_the_stem_stand_in_the_marked_stretch(bank: Bank) -> None:
    for one in bank.candidates(["phrase-signals"]):
        item = one.generator.item(one.source, one.target, 1)
        marked = [p.text for each in item.passages for line in each.paragraphs for p in line if p.focus]
        words = re.findall(r"“([^”]+)”", item.stem)[0]
        assert any(words in text for text in marked)


def test_a_gap_stands_where_the_words_stood(bank: Bank) -> None:
    for one in bank.candidates(["cloze"]):
        item = one.generator.item(one.source, one.target, 1)
        assert isinstance(item, Choice)
        marked = [p.text for each in item.passages for line in each.paragraphs for p in line if p.focus]
        assert sum("______" in text for text in marked) == 1
        key = next(option.text for option in item.options if option.id == item.key.correct)
        assert f"They would {one.target.key}." in item.key.feedback[item.key.correct], key


def test_a_stance_commits_to_nothing_and_an_undertaking_to_what_was_asked_for(bank: Bank) -> None:
    keys: dict[tuple[str, str], set[str]] = {}
    for one in bank.candidates(["commits-to"]):
        assert isinstance(one.source, PQ)
        _, move, _ = one.target.of
        keys.setdefault((move.label, move.target), set()).add(one.target.key)
    assert keys["belief", "related"] == {"nothing"}
    assert keys["commit_general", "requested"] == {"asked"}
    assert keys["commit_general", "related"] == {"other"}
    assert keys["decline", "requested"] == {"not"}
    assert keys["consider", "requested"] == {"look"}
