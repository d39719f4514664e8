"""The guard accepts what a sub-editor would cut, and refuses what says something else."""

import json
import random
import tomllib
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from news.article import Article
from news.brief import MAX_BRIEF
from news.guard import Reason, Refusal, check
from news.guard.lexicon import HEDGES, MODALS, NEGATIONS, REPORTS
from news.guard.tokens import tokens
from news.lead import lead_brief
from news.sentences import sentences

PAIRS = tomllib.loads(Path(__file__).with_name("guard_pairs.toml").read_text(encoding="utf-8"))
TRUE = [(pair["source"], brief) for pair in PAIRS["true"] for brief in pair["briefs"]]
FALSE = [(pair["source"], brief, pair["reason"]) for pair in PAIRS["false"] for brief in pair["briefs"]]
SAMPLES = Path(__file__).parents[3] / "shared" / "data" / "articles"
NOON = datetime(2026, 2, 1, 12, tzinfo=UTC)


def reasons(brief: str, source: str | Article) -> set[Reason]:
    """The rules that a brief breaks."""
    return {refusal.reason for refusal in check(brief, source)}


def test_there_are_pairs_enough_of_both_kinds() -> None:
    """The guard is held to at least 110 pairs, half of them true, and to every rule it names."""
    assert len(TRUE) >= 55
    assert len(FALSE) >= 55
    assert {reason for *_, reason in FALSE} == {reason.value for reason in Reason}


@pytest.mark.parametrize("source,brief", TRUE, ids=[brief for _, brief in TRUE])
def test_a_good_compression_is_accepted(source: str, brief: str) -> None:
    """What a sub-editor would make of the source passes every rule."""
    assert check(brief, source) == ()


@pytest.mark.parametrize("source,brief,reason", FALSE, ids=[f"{reason}: {brief}" for _, brief, reason in FALSE])
def test_what_says_something_else_is_refused(source: str, brief: str, reason: str) -> None:
    """The rule that it breaks is among those that are named."""
    assert Reason(reason) in reasons(brief, source)


def test_a_refusal_names_its_words_and_sentence() -> None:
    """Whoever reads why a brief fell through sees what it was about."""
    source = "De brug is niet veilig. Zij gaat dicht."
    assert check("De brug is veilig.", source) == (Refusal(Reason.NEGATION, ("niet",), "De brug is veilig."),)


def test_each_rule_is_named_once_for_the_same_words() -> None:
    """A rule that several checks find broken is reported once."""
    found = check("De brug in Rotterdam is lek en lek.", "De brug is dicht.")
    assert len(found) == len(set(found))


def test_the_title_is_a_source_too() -> None:
    """A brief may rest on the headline where the body does not say it."""
    article = Article(
        source="test", fetched_at=NOON, title="Brug in Almen gaat dicht", body="Het verkeer wordt omgeleid."
    )
    assert check("Brug in Almen gaat dicht.", article) == ()
    assert Reason.UNKNOWN_WORD in reasons("Brug in Zutven gaat dicht.", article)


def test_a_dateline_is_no_part_of_the_source() -> None:
    """It names nobody whom a pronoun could point at, and the brief need not keep it."""
    source = "DEN HAAG (ANP) - De raad trekt geld uit voor dijken. Dat heeft de wethouder bekendgemaakt."
    assert check("De raad trekt geld uit voor dijken. Dat heeft de wethouder bekendgemaakt.", source) == ()


@pytest.mark.parametrize("source", ["", " ", "?!", "\x00", "a" * 10_000])
def test_an_odd_source_refuses_without_failing(source: str) -> None:
    """Where the source has no sentences, nothing can be said."""
    assert Reason.UNKNOWN_WORD in reasons("De brug is dicht.", source)


@pytest.mark.parametrize("length", [MAX_BRIEF, MAX_BRIEF + 1, 100_000])
def test_length_is_in_characters(length: int) -> None:
    """280 is the most, and a brief of any length is answered."""
    brief = "De brug is " + "x" * (length - 12) + "."
    assert (Reason.LENGTH in reasons(brief, brief)) == (length > MAX_BRIEF)


def mutant(source: str, brief: str, changed: list[str]) -> bool:
    """Whether these words, in place of the brief's, are refused."""
    return bool(check(" ".join(changed), source))


def content_places(brief: str) -> list[int]:
    """The places of the words of a brief that mean something, its white space words counted."""
    written = brief.split()
    return [place for place, word in enumerate(written) if any(token.content for token in tokens("Zie " + word)[1:])]


OTHER_VERBS = ["verlengd", "ontbonden", "vernietigd", "gekocht", "ontkende", "verloor", "verdween", "betaalt"]


@given(st.sampled_from(TRUE), st.sampled_from(OTHER_VERBS), st.randoms(use_true_random=False))
def test_another_word_is_refused(pair: tuple[str, str], verb: str, chance: random.Random) -> None:
    """A verb, or any other word, that the source does not have there is found out."""
    source, brief = pair
    assume(verb not in source)
    changed = brief.split()
    place = chance.choice(content_places(brief))
    changed[place] = changed[place].replace(changed[place].strip('".,()'), verb)
    assert mutant(source, brief, changed)


def test_no_swap_of_two_words_of_a_good_brief_passes() -> None:
    """Subject and object, two names, two numbers, two verbs: no two words may change places."""
    passed = [swapped for source, brief in TRUE for swapped in swaps(brief) if not check(swapped, source)]
    assert passed == []


def swaps(brief: str) -> list[str]:
    """The brief with each two of its words that mean something and are not the same in each other's place."""
    written, keys = brief.split(), [token.key for token in tokens(brief)]
    bare = [word.strip('".,()') for word in written]
    found = []
    for one, two in combinations(content_places(brief), 2):
        changed = list(written)
        changed[one] = written[one].replace(bare[one], bare[two])
        changed[two] = written[two].replace(bare[two], bare[one])
        found += [" ".join(changed)] if keys[one] != keys[two] else []
    return found


BINDING = NEGATIONS | MODALS | HEDGES | REPORTS
BOUND = [
    (source, brief, place)
    for source, brief in TRUE
    for place, token in enumerate(tokens(brief))
    if token.word in BINDING and len(tokens(brief)) == len(brief.split())
]


@pytest.mark.parametrize("source,brief,place", BOUND, ids=[f"{b.split()[p]} in {b}" for _, b, p in BOUND])
def test_a_denial_doubt_or_speaker_that_is_dropped_is_refused(source: str, brief: str, place: int) -> None:
    """Every "niet", "mogelijk", "zou", "volgens" of the good briefs is needed."""
    changed = brief.split()
    del changed[place]
    changed[0] = changed[0][:1].upper() + changed[0][1:]
    assert mutant(source, brief, changed)


@given(st.sampled_from(TRUE), st.sampled_from(["niet", "geen", "mogelijk", "nooit", "bijna"]), st.integers(1, 20))
def test_a_denial_or_doubt_that_is_added_is_refused(pair: tuple[str, str], word: str, place: int) -> None:
    """What the source does not deny or doubt, the brief may not."""
    source, brief = pair
    assume(word not in source.casefold().split())
    changed = brief.split()
    changed.insert(min(place, len(changed) - 1), word)
    assert mutant(source, brief, changed)


NUMBERED = [(source, brief) for source, brief in TRUE if any(char.isdigit() for char in brief)]


@given(st.sampled_from(NUMBERED), st.integers(0, 9), st.randoms(use_true_random=False))
def test_a_changed_figure_is_refused(pair: tuple[str, str], figure: int, chance: random.Random) -> None:
    """One other figure in a number makes it another number."""
    source, brief = pair
    place = chance.choice([place for place, char in enumerate(brief) if char.isdigit()])
    changed = f"{brief[:place]}{figure}{brief[place + 1 :]}"
    assume(changed != brief)
    assert check(changed, source)


@given(st.lists(st.sampled_from(TRUE), min_size=2, max_size=5, unique=True), st.randoms(use_true_random=False))
def test_a_good_brief_stays_good_among_other_news(pairs: list[tuple[str, str]], chance: random.Random) -> None:
    """Sentences around those that a brief comes from do not change the verdict."""
    (source, brief), *others = pairs
    rest = [other for other, _ in others if other != source]
    chance.shuffle(rest)
    assert check(brief, "\n\n".join([source, *rest])) == ()


@given(st.sampled_from(sorted({source for source, _ in TRUE})))
def test_a_text_is_its_own_brief(source: str) -> None:
    """Its first sentence, word for word, is accepted."""
    assert check(sentences(source)[0], source) == ()


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_two_texts_get_a_verdict(brief: str, source: str) -> None:
    """Nothing that can be written makes the guard fail, and the verdict is the same every time."""
    assert check(brief, source) == check(brief, source)


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the shared samples are not here")
@pytest.mark.parametrize("name", ["npo2023", "dpg2019", "ntrex128", "ud_alpino"])
def test_the_leads_of_real_articles_are_accepted(name: str) -> None:
    """The floor for all other methods passes the guard, as real sentences should."""
    for line in (SAMPLES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()[:60]:
        row = json.loads(line)
        article = Article(source="test", fetched_at=NOON, title=row.get("title", ""), body=row["text"])
        brief = lead_brief(article)
        assert not brief.text or check(brief.text, article) == ()
