"""The tree of what is looked for: paths of stems, planted and uprooted."""

from news.evidence import KNOWN, OWN_WORDS
from news.gazetteer import Gazetteer, read_topics
from news.query_tree import Term as Asked
from news.topic_leaves import Leaf, LeafTree, leaf_of
from news.topic_text import Text

from .topic_articles import article

[SHIP] = read_topics('[[topic]]\nname = "Boot"\nwords = ["zeilende boot", "sloep"]\nexcept = ["sloep vol Hout"]')


def found(tree: LeafTree, body: str) -> dict[str, list[tuple[int, int, bool]]]:
    """The places of each leaf: first word, last word, whether it counts."""
    hits = tree.hits(Text.of(article(body=body)))
    return {leaf.name: [(first, last, term is not None) for first, last, term in all_] for leaf, all_ in hits.items()}


def planted(*leaves: Leaf) -> LeafTree:
    """A tree of these."""
    tree = LeafTree()
    for leaf in leaves:
        tree.plant(leaf)
    return tree


def test_words_and_phrases_are_found_where_they_stand() -> None:
    """A longer path does not hide the shorter one at its beginning."""
    tree = planted(leaf_of(Asked("rode"), None), leaf_of(Asked("rode boot", quoted=True), None))
    assert found(tree, "een rode boot en rode") == {
        "words rod": [(1, 1, True), (4, 4, True)],
        "phrase rod bot": [(1, 2, True)],
    }


def test_parts_of_compounds_are_found_for_words_alone() -> None:
    """A phrase is never a part of a word."""
    tree = planted(leaf_of(Asked("gaza"), None), leaf_of(Asked("gaza", quoted=True), None))
    assert found(tree, "de gazastrook") == {"words gaza": [(1, 1, True)]}


def test_an_exception_is_a_hit_that_does_not_count() -> None:
    """Its names count letter by letter, its other words in all their forms."""
    tree = planted(leaf_of(Asked("boot"), SHIP))
    assert found(tree, "sloepen vol hout") == {"topic Boot": [(0, 0, True), (0, 2, False)]}
    assert found(tree, "sloep vol houten") == {"topic Boot": [(0, 0, True)]}


def test_a_topic_and_a_readers_own_words_begin_elsewhere() -> None:
    """A topic needs more evidence than a rare word."""
    assert leaf_of(Asked("boot"), SHIP).needs == KNOWN
    assert leaf_of(Asked("boot"), None).needs == OWN_WORDS
    assert Gazetteer([SHIP]).find("boot") == SHIP


def test_a_leaf_stays_as_long_as_somebody_uses_it() -> None:
    """And takes nothing of others with it."""
    tree = planted(leaf_of(Asked("rode"), None), leaf_of(Asked("rode boot", quoted=True), None))
    again = tree.plant(leaf_of(Asked("rode"), None))
    tree.uproot(again)
    assert set(found(tree, "rode boot")) == {"words rod", "phrase rod bot"}
    tree.uproot(again)
    assert set(found(tree, "rode boot")) == {"phrase rod bot"}
    assert len(tree) == 1
