"""Dutch words that are written with a full stop, by what may follow them; the rules stand in `news.sentences`."""


def words(listed: str) -> frozenset[str]:
    """The words of a list that is written to be read, parted by white space."""
    return frozenset(listed.split())


TITLES = words(
    """
    bgm br cie dhr dir dr dra drs ds fa fam gebr gen hr ing ir jhr jkvr kand kapt kard kol lt ltz luit maj mej mevr
    mgr min mlle mme mr mrs mw pr pres prof rep sen sgt st ste vz wnd zr
    """
)
"""Stand before a name, so a capital after them is no new sentence: "dr. Jansen", "St. Louis"."""

SURNAME_OPENERS = words("de den der het in op 's 't te ten ter uit van")
"""Function words that begin surnames too: "mr. De Vries" is a name, "Hij werd prof. Dat …" is not."""

LEADING = words(
    """
    a.d a.h.v a.k.a b.d aant afb afd afl aflev alg art b.g.g bijv bijz bl blz bv ca c.q cf cq d.d d.i d.m.v d.w.z dd
    dwz e.v evt fig fr gespr gem hfst i.c i.c.m i.g.v i.h.b i.h.k.v i.i.d i.o i.p.v i.s.m i.t.t
    i.v.m incl inz jrg k.g.v lett lid m.a.w m.b.t m.b.v m.h.o m.i m.i.v m.m.v m.n m.u.v mbt
    n.a.v nl nr nrs o.a o.b.v o.l.v o.m o.i onb ong ongev opl opm p p.a pag par plm
    q.q resp rdn s.v t.a.v t.b.v t.g.v t.h.v t.m t.n.v t.o t.o.v t.w.v t/m tav tbv tel tov v.d v.h
    v.l vgl vlg vnl vs w.v z.g z.g.a.n z.o.z zg zgn
    """
)
"""Want something after them, so they never end a sentence: "o.a.", "nr.", "resp."; also "Ajax vs. PSV"."""

TRAILING = words(
    """
    a.s a.u.b apr aub aug b.t.w b.v bros co corp d.v dec e.a e.d e.e.a e.o ed enz etc excl feb febr id inc jl jr
    k.k km l.l ltd m m.v max mln mld mrt mtr n.chr n.v nov o.n.o okt p.d p.j p.k p.m p.p.p p.w pct plc r.i.p red
    s.v.p sec sep sept sr temp u.s v.chr v.s v.u zn
    """
)
"""May end a sentence: they do where the next word is one that opens sentences ("enz. De …", not "Co. Limburg")."""

CAPITALISED = words("art bros co corp fig inc jr ltd nr plc sr")
"""Abbreviations that are written with a capital too; another word with one is a name ("Max.", "Sec.")."""

EXCLAIMED_NAMES = words("yahoo jeopardy joop wham whaam yum")
"""Names that end in "!": they end a sentence only before a word that opens sentences."""

OPENERS = words(
    """
    aan achter afgelopen al alle alleen als anderen andere beide bij binnen boven bovendien buiten daar daarbij daardoor
    daarin daarmee daarna daarnaast daarom daarop daarover daarvoor dan dat de deze die dit doordat door dus echter
    een eén één eerder eerst elk elke en enkele er eerdere ga gisteren haar had heb heeft hem hen het hier hierdoor
    hij hoe hoewel hun ik in intussen is ja je jij jullie kan kort later maar meer men met meteen mijn misschien moet
    morgen na naar naast nadat nee net niemand niet nog nu of om omdat onder ondanks ons onze ook op opnieuw over pas
    sinds sommige soms tegen ten ter terwijl te tijdens toch toen tot tussen twee uit uiteindelijk u uw van vandaag
    vanaf
    vanuit vanavond vanwege veel verder via volgens voor vooral voordat waar waarom wanneer want was wat we wel werd
    wie wij wil worden wordt ze zeker zelf zelfs zij zijn zo zoals zonder zowel zou 's 't
    """
)
"""Function words; with a capital after a doubtful full stop they tell that a sentence begins there."""

REPORTING_VERBS = words(
    """
    aldus antwoordde antwoordt benadrukt benadrukte bevestigt bevestigde concludeert constateert denkt erkent
    herhaalt lacht lachte luidt luidde meent meldde meldt oordeelt reageerde reageert riep roept schreef schrijft
    stelde stelt twitterde verklaarde verklaart vertelde vertelt verzucht verzuchtte vindt vond voegt vraagt vroeg
    waarschuwt waarschuwde zegt zei zeiden zeggen
    """
)
"""Verbs that hand a quotation to its speaker: '"Kom!" Zegt hij' is still one sentence."""
