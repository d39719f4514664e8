"""Sentence compression: which parts of a Dutch sentence may go so that what stays is Dutch and still true.

Nothing here composes: a compression is a sentence's own words in their order, but for a subject that changes places
with its verb where the opening of the sentence has gone. The model only scores what these rules offer.
"""
