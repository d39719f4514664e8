"""A sentence that points at nothing: "daardoor" in a framed clause, "steeds erger", "de partij" before its name."""

import pytest

from news.guard import Reason, check

SOURCE = (
    "De raad van Tiel verhoogt de belasting voor verhuurders. Het risico is volgens de accountant dat verhuurders"
    " daardoor hun huizen verkopen. Toeristen lopen over de velden. Volgens kwekers wordt het steeds erger. Het Tiels"
    " Verbond verloor vorig jaar drie zetels. Ondanks een campagne weet de partij kiezers niet te overtuigen."
)

HANGING = [
    "Het risico is volgens de accountant dat verhuurders daardoor hun huizen verkopen.",
    "Volgens kwekers wordt het steeds erger.",
    "Ondanks een campagne weet de partij kiezers niet te overtuigen.",
]


@pytest.mark.parametrize("brief", HANGING)
def test_what_points_at_a_left_out_sentence_is_refused(brief: str) -> None:
    """Alone it says something of what nobody was told."""
    assert Reason.REFERENCE in {refusal.reason for refusal in check(brief, SOURCE)}


@pytest.mark.parametrize(
    "brief",
    [
        f"De raad van Tiel verhoogt de belasting voor verhuurders. {HANGING[0]}",
        f"Toeristen lopen over de velden. {HANGING[1]}",
        f"Het Tiels Verbond verloor vorig jaar drie zetels. {HANGING[2]}",
    ],
)
def test_with_the_sentence_before_it_stands(brief: str) -> None:
    """The sentence that it points at makes it whole."""
    assert check(brief, SOURCE) == ()
