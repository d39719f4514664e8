"""Which stories a reader is told, by outlet and language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.outlets.wishes import NO_WISHES, Voice, Wishes, gets, wants

NOS, REGIO, BBC = Voice("nos"), Voice("regio", by_default=False), Voice("bbc", language="en")
FILE = Voice()

keys = st.sampled_from(["nos", "nu.nl", "regio", "bbc"])
wishes = st.builds(Wishes, st.frozensets(keys), st.frozensets(keys), st.booleans()).map(
    lambda one: Wishes(one.on - one.off, one.off, one.other_languages)
)
voices = st.builds(Voice, st.none() | keys, st.booleans(), st.sampled_from(["nl", "en", "fy"]))


@pytest.mark.parametrize(
    "wished,told_by,told",
    [
        pytest.param(NO_WISHES, [NOS], True, id="what everybody gets"),
        pytest.param(NO_WISHES, [REGIO], False, id="what nobody asked for"),
        pytest.param(NO_WISHES, [REGIO, NOS], True, id="one wanted outlet tells it too"),
        pytest.param(NO_WISHES, [FILE], True, id="no fetched source: an operator's own file"),
        pytest.param(NO_WISHES, [BBC], False, id="another language"),
        pytest.param(NO_WISHES, [BBC, NOS], True, id="another language and Dutch"),
        pytest.param(NO_WISHES, [], True, id="nothing is known of it"),
        pytest.param(Wishes(off=frozenset({"nos"})), [NOS], False, id="switched off"),
        pytest.param(Wishes(off=frozenset({"nos"})), [NOS, FILE], True, id="switched off, told by another too"),
        pytest.param(Wishes(on=frozenset({"regio"})), [REGIO], True, id="switched on"),
        pytest.param(Wishes(on=frozenset({"bbc"})), [BBC], True, id="switched on, in its own language"),
        pytest.param(Wishes(other_languages=True), [BBC], True, id="other languages wanted"),
        pytest.param(Wishes(other_languages=True), [REGIO], False, id="languages are no outlets"),
        pytest.param(
            Wishes(off=frozenset({"nos"})), [NOS, BBC], False, id="one is refused, the other not in a wanted language"
        ),
    ],
)
def test_what_is_told(wished: Wishes, told_by: list[Voice], told: bool):
    """One voice that is wanted is enough; a voice is wanted by its outlet and its language."""
    assert wants(wished, told_by) is told


@given(wishes, st.lists(voices, max_size=4), voices)
def test_one_more_voice_never_silences_a_story(wished: Wishes, told_by: list[Voice], one_more: Voice):
    """A story that is told stays told when another outlet tells it too."""
    assert not (told_by and wants(wished, told_by)) or wants(wished, [*told_by, one_more])


@given(wishes, keys, st.booleans(), st.booleans())
def test_a_choice_counts_and_touches_nothing_else(wished: Wishes, outlet: str, wanted: bool, by_default: bool):
    """After choosing, that outlet is as chosen; every other one, and the languages, are as before."""
    after = wished.chosen(outlet, wanted)
    assert gets(after, outlet, by_default=by_default) is (wanted if wanted else False)
    assert (after.on - {outlet}, after.off - {outlet}) == (wished.on - {outlet}, wished.off - {outlet})
    assert after.other_languages is wished.other_languages
