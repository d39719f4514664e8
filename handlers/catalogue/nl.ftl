# Everything the bot says in Dutch. Variables are escaped before they come here; <b> and <i> are Telegram's.

start =
    <b>Dag{ $name }! Ik ben Briefje.</b>
    Ik houd het nieuws kort: één of twee zinnen per bericht, met de bron erbij.

    /laatste – het laatste nieuws
    /onderwerp Gaza – nieuws over een onderwerp
    /hulp – wat je me kunt vragen

help =
    <b>Zo werkt Briefje</b>

    /laatste – de laatste vijf berichten
    /laatste 10 – de laatste tien
    /onderwerp Oekraïne – nieuws over een onderwerp
    /onderwerp gaza OF rafah – het een of het ander
    /onderwerp klimaat -voetbal – wel het een, niet het ander
    /onderwerp "Tweede Kamer" – precies die woorden

    /volg Oekraïne, klimaat – nieuws erover in je briefing
    /onderwerpen – wat je volgt; tik om het te veranderen
    /tijden werkdagen 7:30 – wanneer je briefing komt
    /briefing – wat er nu nieuw is over je onderwerpen
    /instellingen – taal en andere keuzes

    Hoofdletters en trema’s hoeven niet: <i>oekraine</i> werkt ook. Onder een lang antwoord staat een knop om verder te bladeren.
    Een briefje komt woord voor woord uit het artikel zelf; er is niets bij bedacht.

latest-header = <b>Het laatste nieuws</b>
latest-nothing =
    Er is nog geen nieuws binnengekomen. Probeer het later nog eens met /laatste.
latest-bad-number =
    “{ $given }” is geen aantal. Stuur bijvoorbeeld /laatste 5, met een getal van 1 tot en met { $most }.
latest-too-many =
    Ik geef er hoogstens { $most } tegelijk. Hier zijn de eerste { $most }.
latest-end = Dit was het laatste nieuws. Verder terug heb ik niets.

topic-header = <b>Nieuws over { $topic }</b>
topic-empty =
    Over welk onderwerp wil je nieuws? Stuur bijvoorbeeld /onderwerp Oekraïne.
topic-nothing =
    Ik heb nu geen nieuws over “{ $topic }”.
topic-did-you-mean = Bedoelde je { $names }?
topic-try = Hierover is wel nieuws: { $names }.
topic-try-later = Probeer een ander woord, of kijk later nog eens.
topic-too-long =
    Dat onderwerp is me te lang. Houd het bij hoogstens { $most } tekens, bijvoorbeeld /onderwerp Oekraïne.
topic-unclear =
    Die vraag begrijp ik niet helemaal. Schrijf het onderwerp in een paar woorden, bijvoorbeeld /onderwerp Oekraïne of /onderwerp gaza OF rafah.
topic-too-complex =
    Die vraag is me te ingewikkeld. Probeer het met minder woorden of haakjes, bijvoorbeeld /onderwerp gaza OF rafah.
topic-only-not =
    Ik weet nu alleen wat je niet wilt lezen. Noem ook een onderwerp dat je wel wilt, bijvoorbeeld /onderwerp klimaat -voetbal.
topic-because = omdat: { $words }

unknown-command =
    { $command } ken ik niet.
unknown-command-near = Bedoelde je { $commands }?
unknown-command-help = Met /hulp zie je wat je me kunt vragen.
unknown-words =
    Ik luister naar opdrachten. Wil je nieuws over “{ $words }”? Tik dan op de knop, of stuur /onderwerp met je onderwerp erachter.
unknown-message =
    Daar kan ik niets mee; ik lees alleen tekst. Met /laatste krijg je het nieuws, met /hulp de uitleg.

button-next = Verder ›
button-back = ‹ Terug
button-search = Nieuws over { $words }
button-gone = Deze knop werkt niet meer. Vraag het nieuws opnieuw, bijvoorbeeld met /laatste.

item-sample = voorbeeld
item-more-sources =
    { $count ->
        [one] en { $count } andere bron
       *[other] en { $count } andere bronnen
    }
item-arrived = { $age } binnengekomen
item-liveblog = liveblog
item-paywalled = betaald artikel
item-untitled = Bericht zonder kop
age-now = zojuist

or = of
failure = Er ging iets mis aan mijn kant. Probeer het straks nog eens.

command-start = Begin hier
command-latest = Het laatste nieuws
command-topic = Nieuws over een onderwerp
command-help = Wat je me kunt vragen
description =
    Briefje houdt het nieuws kort: één of twee zinnen per onderwerp, met de bron erbij. Tik op Start.

# Digests
digest-header = <b>Je briefing van { $clock }</b>
digest-header-now = <b>Nieuw over je onderwerpen</b>
digest-late = <i>Later dan afgesproken, sorry: ik was even weg.</i>
digest-missed =
    { $count ->
        [one] <i>De briefing van { $last } is uitgevallen; ik was even weg.</i>
       *[other] <i>{ $count } briefings zijn uitgevallen, de laatste van { $last }; ik was even weg.</i>
    }
digest-section = <b><u>{ $topic }</u></b>
digest-update = Update:
digest-left =
    { $count ->
        [one] <i>En nog een bericht over { $topic }.</i>
       *[other] <i>En nog { $count } berichten over { $topic }.</i>
    }
digest-untold =
    { $others ->
        [0] <i>Er is ook nieuws over { $topics }.</i>
        [one] <i>Er is ook nieuws over { $topics } en een ander onderwerp.</i>
       *[other] <i>Er is ook nieuws over { $topics } en { $others } andere onderwerpen.</i>
    }
digest-empty = Geen nieuws over je onderwerpen sinds { $since }.
digest-nothing-kept = Ik heb nu geen nieuws over { $topics }.
digest-follow-first =
    Je volgt nu geen onderwerpen. Stuur bijvoorbeeld /volg Oekraïne, of kies ze met /onderwerpen.
digest-clock = { $hour }.{ $minute } uur
digest-yesterday = gisteren { $clock }
digest-on-day = { $day } { $clock }
why-header = <b>Waarom je dit kreeg</b>
why-because = Je volgt { $topic }; in het bericht staat: { $words }.
why-topic = Je volgt { $topic }.
why-gone = Dat is te lang geleden: waarom je dit kreeg, weet ik niet meer.
button-why = Waarom kreeg ik dit?
button-more = Meer over { $topic }

# Alerts
alert-news = Nieuws over <b>{ $topic }</b>
alert-update = Update over <b>{ $topic }</b>
notice-model-is-missing =
    <b>De briefjes zijn de eerste zinnen van elk artikel.</b>
    Het model dat ze zou schrijven, is er niet. Wat er ontbreekt, staat in het logboek; start me daarna opnieuw.
notice-briefs-are-leads =
    <b>De briefjes zijn nu de eerste zinnen van elk artikel.</b>
    Het model dat ze schrijft, doet het niet. Ik probeer het vanzelf opnieuw; wat er mis is, staat in het logboek.
notice-briefs-are-back = Het model schrijft weer. Nieuwe briefjes komen er vanzelf, ook onder wat al verstuurd is.

# Times and settings
command-digest = Wat er nieuw is over je onderwerpen
command-schedule = Wanneer je een briefing krijgt
command-settings = Taal en andere keuzes
not-allowed = Alleen beheerders kunnen dit hier veranderen.
for-channel = Voor het kanaal <b>{ $title }</b>
times-header = <b>Je tijden</b>
times-slots = Briefing: { $slots }
times-next = De volgende komt { $day } om { $clock }.
times-none = Je krijgt geen briefing op een vaste tijd.
times-zone = Tijdzone: { $zone }, daar is het nu { $now }
times-quiet = Stil: { $quiet }. Wat je meteen wilt horen, wacht dan op je briefing.
times-no-quiet = Stil: nooit
times-paused = <b>Pauze:</b> tot { $day } stuur ik niets uit mezelf.
times-hint =
    Tik hieronder, of stuur bijvoorbeeld
    <code>/tijden werkdagen 7:30, weekend 9 uur</code>
    <code>/tijden pauze tot 3 januari</code>
times-set = Dat staat genoteerd.
times-resumed = De pauze is voorbij; je krijgt weer nieuws.
times-not-there = Op die tijd kreeg je al geen briefing.
times-unclear =
    “{ $words }” kan ik niet lezen als tijd; er is niets veranderd. Stuur bijvoorbeeld <code>/tijden 7:30 en 18:00</code> of <code>/tijden werkdagen half acht</code>.
times-no-such-time =
    Die tijd bestaat niet: “{ $words }”. Er is niets veranderd. Kies een tijd van 0:00 tot en met 23:59, bijvoorbeeld <code>/tijden 7:30</code>.
times-too-many = Dat zijn te veel tijden. Houd het bij hoogstens { $most }; er is niets veranderd.
times-quiet-ask = Tijdens welke uren wil je niets horen? Je kunt ook <code>/tijden stil 22:00-7:00</code> sturen.
times-quiet-unclear =
    “{ $words }” kan ik niet lezen als stille uren; er is niets veranderd. Stuur bijvoorbeeld <code>/tijden stil 22:00-7:00</code> of <code>/tijden stil geen</code>.
times-pause-ask = Hoelang wil je niets horen? Je kunt ook <code>/tijden pauze tot 3 januari</code> sturen.
times-pause-past = Die dag is al voorbij: “{ $words }”. Er is niets veranderd.
times-pause-far = Dat is me te lang: “{ $words }”. Een pauze kan hoogstens twee jaar duren; er is niets veranderd.
times-pause-unclear =
    “{ $words }” kan ik niet lezen als dag; er is niets veranderd. Stuur bijvoorbeeld <code>/tijden pauze tot 3 januari</code> of <code>/tijden pauze een week</code>.
times-zone-ask =
    Waar ben je? Stuur bijvoorbeeld <code>/tijden zone Paramaribo</code>, of deel hier je locatie. Ik bewaar alleen de tijdzone, niet waar je bent.
times-which-zone = Welke plaats bedoel je met “{ $place }”?
times-zone-near = “{ $place }” ken ik niet. Bedoel je een van deze plaatsen?
times-zone-unknown =
    “{ $place }” ken ik niet. Noem een grotere stad in de buurt, bijvoorbeeld <code>/tijden zone Londen</code>, of deel je locatie.
times-zone-set = Het is nu { $clock } bij je. Klopt dat niet? Kies dan een andere plaats.
days-all = elke dag
days-work = werkdagen
days-weekend = weekend
days-some = sommige dagen
button-quiet = Stille uren
button-no-quiet = Geen stille uren
button-pause = Pauze
button-pause-days =
    { $days ->
        [one] Eén dag
        [7] Een week
        [14] Twee weken
       *[other] { $days } dagen
    }
button-resume = Pauze beëindigen
button-zone = Tijdzone
settings-header = <b>Instellingen</b>
settings-language = Taal: { $language }
settings-empty-say = Is er geen nieuws over je onderwerpen, dan zeg ik dat op je vaste tijd.
settings-empty-silent = Is er geen nieuws over je onderwerpen, dan zeg ik niets.
settings-more = Onderwerpen kies je met /onderwerpen, tijden met /tijden. Wat ik bewaar, lees je met /privacy.
button-empty-say = Meld het me
button-empty-silent = Zeg dan niets

# Following
command-subscribe = Volg een onderwerp
command-unsubscribe = Volg een onderwerp niet meer
command-topics = Wat je volgt
start-again =
    <b>Welkom terug{ $name }.</b>
    Wat je volgt en wanneer je briefing komt, verander je hieronder. Met /briefing zie je wat er nu nieuw is.
walk-topics =
    Wat wil je volgen? Tik op de onderwerpen, en daarna op Klaar. Een ander onderwerp volg je met bijvoorbeeld <code>/volg Kyiv</code>.
walk-times =
    Wanneer wil je je briefing? Tik op een of meer tijden. Een eigen tijd stuur je met bijvoorbeeld <code>/tijden half acht</code>.
walk-nothing = Je volgt nu niets. Dat kan altijd nog met /volg. Het laatste nieuws vind je met /laatste.
walk-done =
    Klaar. Je volgt nu: <b>{ $topics }</b>.
    Je briefing komt op je vaste tijden; ik meld me niet vaker dan je wilt.
walk-done-without-times =
    Klaar. Je volgt nu: <b>{ $topics }</b>.
    Een vaste tijd heb je niet; met /briefing zie je wat er nieuw is.
pick-topics =
    <b>Onderwerpen</b>
    Tik op wat je wilt volgen, en nog eens als je het niet meer wilt. Een ander onderwerp volg je met bijvoorbeeld <code>/volg Kyiv</code>.
follow-begun = Je volgt nu <b>{ $topics }</b>.
follow-known = Je volgt <b>{ $topics }</b> al.
follow-too-many = Er past niets meer bij; dit volg je dus niet: { $topics }. Haal eerst iets weg met /onderwerpen.
follow-full = Je volgt het grootste aantal onderwerpen. Haal eerst iets weg met /onderwerpen.
follow-times = Nieuws erover staat in je briefing: { $times }.
follow-first-time =
    Nieuws erover komt in je briefing: { $times }. Een andere tijd kies je met /tijden.
follow-no-times = Je hebt geen vaste tijd voor je briefing. Kies er een met /tijden, of vraag zelf om nieuws met /briefing.
follow-at-once = Nieuws hierover meld ik voortaan meteen.
follow-did-you-mean = “{ $words }” ken ik niet als onderwerp. Wat bedoel je?
topics-header =
    { $count ->
        [one] <b>Je volgt één onderwerp</b>
       *[other] <b>Je volgt { $count } onderwerpen</b>
    }
topics-legend =
    📰 in de briefing, 🔔 meteen, 🔕 even niet
    Tik op een onderwerp om dat te veranderen, of op ✕ om het niet meer te volgen.
manner-digest = { $topic }: in de briefing
manner-at-once = { $topic }: meteen
manner-muted = { $topic }: even niet
unfollowed = Je volgt { $topics } niet meer.
unfollowed-all = Je volgt nu niets meer.
unfollow-unknown = “{ $words }” volg je niet.
unfollow-near = Bedoel je een van deze onderwerpen?
unfollow-all =
    { $count ->
        [one] Wil je je enige onderwerp niet meer volgen?
       *[other] Wil je alle { $count } onderwerpen niet meer volgen?
    }
unfollow-kept = Goed, alles blijft zoals het is.
button-follow = Volg { $topic }
button-as-typed = Toch “{ $words }”
button-at-once = Meteen melden
button-topics = Mijn onderwerpen
button-times = Mijn tijden
button-pick = Meer onderwerpen
button-more-topics = Meer ›
button-done = Klaar ›
button-walk-once = Meteen bij nieuws
button-digest-now = Laat een briefing zien
button-unfollow-all = Ja, niets meer volgen
button-keep = Nee, laat maar
