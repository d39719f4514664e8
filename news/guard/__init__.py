"""The guard: whether a brief says only what its source says, whatever made the brief.

`check` is its one entry; each rule stands in the module of its name: `form` (length, language, whole sentences, nothing
twice), `alignment` (every word from one or two source sentences, in their order), `clauses` (what belongs to a clause
that is kept: its opener, verbs, negation, modality, attribution, condition), `subjects`, `objects`,
`verb_ends`, `order` (the verb's place), `limits` (what narrows or completes a claim), `phrases` (what belongs to a
noun: its preposition, number and unit, qualifier, the rest of a name), `grammar` (no phrase cut in two), `quotations`,
`reference` (pronouns).
The word lists are in `lexicon`. Everything here is pure and errs on the side of refusing.
"""

from news.guard.check import check
from news.guard.refusal import Reason, Refusal

__all__ = ["Reason", "Refusal", "check"]
