"""What an article is where it is no news: opinion, letters, a column, a list of short items, a note of the makers.

A brief of such a text says what its writer thinks as if it had happened, or one of ten unrelated things. The genre is
told by the rubric in the title ("… . Column", "Kort nieuws", "Wekdienst 7/11"), by how it begins, and by how often the
writer says "ik" or "ons" outside quotation marks.
"""

import re
from enum import StrEnum

from news.abbreviations import words as word_set
from news.article import Article
from news.folding import words
from news.statement import SIGNS, unquoted


class Genre(StrEnum):
    """Why an article is no news."""

    COLUMN = "column"
    OPINION = "opinion"
    """A leader, an essay or a contribution from outside; also a text in which the writer speaks."""
    LETTERS = "letters"
    REVIEW = "review"
    PODCAST = "podcast"
    ACCOUNT = "account"
    """The makers tell how something was made, or what will be broadcast."""
    SHORTS = "shorts"
    """Several unrelated items in one text."""
    QUIZ = "quiz"
    AGENDA = "agenda"


SPOKEN_SHARE = 0.02
"""Of the words outside quotation marks: news has none, columns and letters 0.02 to 0.09, measured on 1,400 articles."""

SPOKEN_LEAST = 5
"""Words; a short report may quote without marks."""

SPOKEN_FIRST = 4
"""Words that are enough where the writer's "ik" opens the text."""

_RUBRICS = {
    Genre.COLUMN: r"\bcolumn\b|^\d+ jaar geleden\b|\b\d{1,2} (?:januari|februari|maart|april|mei|juni|juli|augustus"
    r"|september|oktober|november|december) 1[89]\d\d$",
    Genre.LETTERS: r"^(?:lezers)?brieven\b|\blezers(?:brieven|reacties|post)\b|\bgeachte redactie\b"
    r"|\bbrief van de dag\b",
    Genre.OPINION: r"(?:^|[.|:] )(?:\w+ )?(?:commentaar|opinie|opiniestuk|essay|betoog|ingezonden)\b"
    r"|\b(?:commentaar|opinie|essay)$|\bhoofdredactioneel\b|\bbrief van de hoofdredactie\b",
    Genre.REVIEW: r"(?:^|[.|:] )(?:\w*recensie|boekbespreking)\b|\brecensie$",
    Genre.PODCAST: r"^podcast\b|\bpodcast$|[.|] podcast\b",
    Genre.ACCOUNT: r"^verantwoording\b|\bover deze quiz\b|^(?:zo|hoe) (?:maakten|maken) (?:we|wij)\b",
    Genre.SHORTS: r"^(?:kort? nieuws|nieuws kort|in het kort|(?:sport |binnenland |buitenland )?kort(?=$|[.:|]))"
    r"|^(?:uitslagen|standen|programma|personalia|familieberichten|het weer)$"
    r"|\bkort$|[.|] (?:flitsen|kort)\b|^wekdienst\b|^(?:het )?nieuws van (?:vandaag|de dag)\b",
    Genre.QUIZ: r"^(?:\w*quiz|\w*puzzel|kruiswoordraadsel|sudoku)\b|\b(?:\w*quiz|\w*puzzel|sudoku)$",
    Genre.AGENDA: r"^(?:uit)?agenda\b|[.|] (?:uit)?agenda$|^(?:tv|radio|kijk)-?(?:tips?|gids)\b",
}
_TITLES = {genre: re.compile(pattern, re.IGNORECASE) for genre, pattern in _RUBRICS.items()}
_BEGINNING = 400
"""Characters of a body in which it may tell what it is."""
_BODIES = {
    Genre.OPINION: re.compile(r", (?:betoogt|betogen|bepleit|bepleiten) [A-ZÀ-Þ]"),
    Genre.PODCAST: re.compile(r"\b(?:podcast de \w+|(?:in )?deze (?:podcast|aflevering))\b", re.IGNORECASE),
    Genre.LETTERS: re.compile(
        r"\((?:brieven|opinie|podium|trouw|de volkskrant|volkskrant|nrc|ad|het parool|opinie ?(?:&|en) debat),? ?"
        r"(?:\w+dag )?\d{1,2}(?: (?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november"
        r"|december)|[-/]\d{1,2})\)",
        re.IGNORECASE,
    ),
}
"""A letter names the page and day of what it answers: "(Opinie, 21 maart)"."""
_LISTENED = re.compile(r"\bin deze (?:podcast|aflevering)\b", re.IGNORECASE)
_QUOTED = re.compile(r",,(?:(?!,,)[^\"”]){1,1500}?(?:''|[\"”])|\"[^\"]{1,1500}\"|“[^”]{1,1500}”")
_MARK = re.compile(r"[\"“”]")
_CALL = re.compile(
    r"(?:Bepleit|Bescherm|Doe|Durf|Geef|Herijk|Houd|Kies|Koester|Leve|Lang leve|Red|Schaf|Streef|Vergeet|Wees"
    r"|Weg met|Zeg)\b(?! (?:al )?\d)|\w+,? wees\b"
)
_ENDING = 250
"""Characters of a body in which it may be signed."""
_NAME = r"[A-ZÀ-Þ][\w'.-]+(?: (?:van|de|der|den|ten|ter|te|el|al))*(?: [A-ZÀ-Þ][\w'-]+){1,2}"
_SIGNED = (
    (Genre.OPINION, re.compile(rf"(?:^|[.?!\n] ?){_NAME} is (?:(?!\b(?:heeft|werd|dat)\b)[^.?!,]){{5,120}}\.?$")),
    (Genre.LETTERS, re.compile(rf"[.?!] ?{_NAME}, [A-ZÀ-Þ][\w' -]{{2,24}}\.?$")),
)
_WRITER = re.compile(rf"[.?!…] (?P<name>{_NAME})$")
"""The title of a column ends with who writes it: "Het is mooi geweest. Anna Vos"."""
_HELD = re.compile(rf", (?:aldus|betoogt|schrijft|vindt|stelt|meent) (?P<name>{_NAME})\.")
_OWN = re.compile(r"\b(?:mijn|onze|ik)\b", re.IGNORECASE)
"""In a title, outside quotation marks: the writer."""
_FIRST = ("Ik ", "Mijn ")
_RUBRIC_WORDS = frozenset(
    ("Analyse", "Dossier", "Interview", "Klein", "Portret", "Profiel", "Reportage", "Serie", "Uber")
)
_CLAIM = re.compile(rf"[A-ZÀ-Þ]{{4,}} [-–—] [^.?!]{{20,200}}, (?:aldus|betoogt|schrijft|vindt|stelt|meent) {_NAME}\.")
"""The opening of a contribution: a key word, what is held, and who holds it."""
_PROFESSION = re.compile(
    r"\b(?:\w*hoogleraar|\w*docent|auteur|\w*schrijver|schrijfster|columnist\w*|publicist\w*|\w*onderzoeker|\w*journalist\w*"
    r"|politicoloog|historic[ua]s?|filosoof|\w*econoom|cabaretier|advocaat|voorzitter|\w*directeur\S*|fellow"
    r"|psycholoog|socioloog|jurist)\b"
)
_SPEAKING = word_set("ik mij mijn me wij we ons onze")


def genre(article: Article) -> Genre | None:
    """The genre of an article that is no news; None for news, which is what an article is until something tells."""
    for found, pattern in _TITLES.items():
        if pattern.search(article.title):
            return found
    for found, pattern in _BODIES.items():
        if pattern.search(article.body[:_BEGINNING]):
            return found
    if _LISTENED.search(article.body):
        return Genre.PODCAST
    if _CALL.match(article.title) or _is_spoken(article.body):
        return Genre.OPINION
    if (writer := _WRITER.search(article.title)) and not set(writer["name"].split()) & _names(article.body):
        return Genre.COLUMN
    if _OWN.search(unquoted(article.title)):
        return Genre.OPINION
    if _CLAIM.match(article.body) or _is_contribution(article.body):
        return Genre.OPINION
    return _signed(article.body.rstrip())


def _is_contribution(body: str) -> bool:
    """Whether it opens with what somebody holds whom it never names again, for he writes it: "…, aldus Anna Vos."."""
    held = _HELD.search(body[:_BEGINNING])
    if held is None:
        return False
    return body.count(held["name"].split()[-1]) == 1 and bool(_SPEAKING & set(words(_unspoken(body))))


def _names(body: str) -> set[str]:
    """The words of a body without their signs, and those that open a rubric and no name."""
    return {word.strip(SIGNS) for word in body.split()} | _RUBRIC_WORDS


def _signed(body: str) -> Genre | None:
    """The genre of a text that ends with who wrote it: "Anna Vos is hoogleraar in Straatdam.", "Tom Vis, Tiel"."""
    for found, pattern in _SIGNED:
        last = pattern.search(body[-_ENDING:])
        if last and (found is Genre.LETTERS or _PROFESSION.search(last.group())):
            return found
    return None


def _is_spoken(body: str) -> bool:
    """Whether the writer speaks so often that it is no report."""
    found = words(_unspoken(body))
    spoken = sum(word in _SPEAKING for word in found)
    if body.startswith(_FIRST):
        return spoken >= SPOKEN_FIRST
    return spoken >= SPOKEN_LEAST and spoken >= SPOKEN_SHARE * len(found)


def _unspoken(body: str) -> str:
    """A body without its quotations; a paragraph that keeps half of one goes whole, unless it is the only one."""
    paragraphs = _QUOTED.sub(" ", body).split("\n\n")
    whole = [unquoted(part) for part in paragraphs if len(paragraphs) == 1 or not _MARK.search(part)]
    return "\n\n".join(whole)
