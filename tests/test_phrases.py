"""Stock phrases are glossed once each, stand in the corpus, and their items are about the words where they stand."""

import re

from pqteach.bank import Bank
from pqteach.corpus import Corpus
from pqteach.generators.formulas import _standing
from pqteach.phrases import known_phrases


def test_each_phrase_has_a_gloss_of_its_own_and_three_things_in_its_place() -> None:
    phrases = known_phrases()
    assert len({one.id for one in phrases}) == len(phrases) >= 10
    assert len({one.signals for one in phrases}) == len(phrases)
    for one in phrases:
        assert len(one.instead) >= 3
        assert len({other.would for other in one.instead}) == len(one.instead)


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
