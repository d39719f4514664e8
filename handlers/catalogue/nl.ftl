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
    /trend Oekraïne – hoeveel er per dag over geschreven is
    /week – de tien grootste berichten van de week

    /volg Oekraïne, klimaat – nieuws erover in je briefing
    /onderwerpen – wat je volgt; tik om het te veranderen
    /tijden werkdagen 7:30 – wanneer je briefing komt
    /briefing – wat er nu nieuw is over je onderwerpen
    /bronnen – van wie je nieuws krijgt
    /instellingen – taal en andere keuzes
    /kanalen – nieuws in je eigen kanaal
    /privacy – wat ik van je bewaar

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
    Dat onderwerp is te lang. Houd het bij hoogstens { $most } tekens, bijvoorbeeld /{ $command } Oekraïne.
topic-unclear =
    Die vraag begrijp ik niet helemaal. Schrijf het onderwerp in een paar woorden, bijvoorbeeld /{ $command } Oekraïne of /{ $command } gaza OF rafah.
topic-too-complex =
    Die vraag is te ingewikkeld. Probeer het met minder woorden of haakjes, bijvoorbeeld /{ $command } gaza OF rafah.
topic-only-not =
    Ik weet nu alleen wat je niet wilt lezen. Noem ook een onderwerp dat je wel wilt, bijvoorbeeld /{ $command } klimaat -voetbal.
topic-because = omdat: { $words }

trend-empty =
    Van welk onderwerp wil je zien hoeveel erover geschreven is? Stuur bijvoorbeeld /trend Oekraïne.
trend-summary =
    { $count ->
        [one] <b>{ $topic }</b>: één bericht in { $days } dagen, op { $day }.
       *[other] <b>{ $topic }</b>: { $count } berichten in { $days } dagen, de meeste op { $day } ({ $most }).
    }
trend-estimated = Een deel is geschat.
trend-subtitle =
    { $count ->
        [one] 1 bericht in { $days } dagen
       *[other] { $count } berichten in { $days } dagen
    }
trend-nothing = In de laatste { $days } dagen vond ik niets over “{ $topic }”.
trend-did-you-mean = Bedoelde je een van deze onderwerpen?
trend-no-picture = Het lukt nu niet om “{ $topic }” over { $days } dagen te tekenen. Probeer het straks nog eens.
button-days = { $days } dagen
button-dark = Donker
button-light = Licht
command-trend = Hoeveel er over iets geschreven is

week-header = <b>Het nieuws van de afgelopen week</b>
week-nothing =
    De afgelopen zeven dagen is er geen nieuws binnengekomen. Met /laatste zie je het nieuws van daarvoor.
week-end = Dit was de week.
command-week = De tien grootste berichten van de week

unknown-command =
    { $command } ken ik niet.
unknown-command-near = Bedoelde je { $commands }?
unknown-command-help = Met /hulp zie je wat je me kunt vragen.
unknown-words =
    Ik luister naar opdrachten. Wil je nieuws over “{ $words }”? Tik dan hieronder, of stuur /onderwerp met je onderwerp erachter.
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
item-clock = { $hour }.{ $minute } uur
item-otherwise = Volgens { $source } ({ $clock }): { $number } { $counted }.
item-corrected = gecorrigeerd
button-sources = Bronnen
button-other-stories = ‹ Andere berichten
sources-which = Van welk bericht wil je de bronnen zien?
sources-span =
    { $count ->
        [0] Van { $first } tot { $last }
        [one] Eén bron, van { $first } tot { $last }
       *[other] { $count } bronnen, van { $first } tot { $last }
    }
sources-at =
    { $count ->
        [0] { $first }
        [one] Eén bron, { $first }
       *[other] { $count } bronnen, { $first }
    }
sources-unnamed = bron onbekend
sources-earlier = <b>Eerder</b>
sources-gone = Dat bericht heb ik niet meer.
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
digest-header-for-all = <b>Het nieuws van { $clock }</b>
digest-header-now = <b>Nieuw over je onderwerpen</b>
digest-header-now-for-all = <b>Nieuw over deze onderwerpen</b>
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
digest-empty-for-all = Geen nieuws over deze onderwerpen sinds { $since }.
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
times-quiet-without-slots = Stil: { $quiet }. Wat je meteen wilt horen, komt daarna.
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
times-once =
    Een briefing komt elke dag of week terug; alleen “{ $words }” kan niet, er is niets veranderd. Wil je er nu een, stuur dan /briefing.
times-too-many = Dat zijn te veel tijden. Houd het bij hoogstens { $most }; er is niets veranderd.
times-quiet-ask = Tijdens welke uren wil je niets horen? Je kunt ook <code>/tijden stil 22:00-7:00</code> sturen.
times-quiet-unclear =
    “{ $words }” kan ik niet lezen als stille uren; er is niets veranderd. Stuur bijvoorbeeld <code>/tijden stil 22:00-7:00</code> of <code>/tijden stil geen</code>.
times-pause-ask = Hoelang wil je niets horen? Je kunt ook <code>/tijden pauze tot 3 januari</code> sturen.
times-pause-past = Die dag is al voorbij: “{ $words }”. Er is niets veranderd.
times-pause-far = Dat is te lang: “{ $words }”. Een pauze kan hoogstens twee jaar duren; er is niets veranderd.
times-pause-unclear =
    “{ $words }” kan ik niet lezen als dag; er is niets veranderd. Stuur bijvoorbeeld <code>/tijden pauze tot 3 januari</code> of <code>/tijden pauze een week</code>.
times-zone-ask =
    Waar ben je? Stuur bijvoorbeeld <code>/tijden zone Paramaribo</code>, of deel hier je locatie. Ik bewaar alleen de tijdzone, niet waar je bent.
times-which-zone = Welke plaats bedoel je met “{ $place }”?
times-zone-near = “{ $place }” ken ik niet. Bedoel je een van deze plaatsen?
times-zone-unknown =
    “{ $place }” ken ik niet. Noem een grotere stad in de buurt, bijvoorbeeld <code>/tijden zone Londen</code>, of deel je locatie.
times-zone-set = Het is nu { $clock } bij je. Klopt dat niet? Kies dan een andere plaats.
clock-face = { $hour }.{ $minute }
button-every-day = Elke dag om { $clock }
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
settings-more = Onderwerpen kies je met /onderwerpen, tijden met /tijden, bronnen met /bronnen. Wat ik bewaar, lees je met /privacy.
button-empty-say = Wel melden
button-empty-silent = Niet melden

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
walk-done = Klaar. Je volgt nu <b>{ $topics }</b>.
walk-done-times = Je briefing komt { $times }.
walk-done-no-times = Een vaste tijd heb je niet; met /briefing zie je wat er nieuw is.
walk-done-at-once = Nieuws erover meld ik ook meteen.
pick-topics =
    <b>Onderwerpen</b>
    Tik op wat je wilt volgen, en nog eens als je het niet meer wilt. Een ander onderwerp volg je met bijvoorbeeld <code>/volg Kyiv</code>.
follow-begun = Je volgt nu <b>{ $topics }</b>.
follow-unclear = “{ $words }” begrijp ik niet; dat volg je dus niet.
follow-only-not = “{ $words }” zegt alleen wat je niet wilt; zet dat achter een onderwerp, zoals <code>klimaat -voetbal</code>.
follow-at-most = Ik neem er hoogstens { $most } tegelijk. Stuur de rest nog eens, vanaf “{ $words }”.
names-and-last = { $names } en { $last }
names-and-others = { $names } en nog { $others } andere
follow-known = Je volgt <b>{ $topics }</b> al.
follow-too-many = Er past niets meer bij; dit volg je dus niet: { $topics }. Haal eerst iets weg met /onderwerpen.
follow-full = Je volgt het grootste aantal onderwerpen. Haal eerst iets weg met /onderwerpen.
follow-times = Nieuws erover komt in je briefing: { $times }.
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
unfollowed-before = Dat volgde je al niet meer.
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
button-share = Deel
button-as-typed = Volg toch “{ $words }”
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

# Channels, groups, privacy
command-channels = Je kanalen instellen
command-privacy = Wat ik van je bewaar
command-export = Alles wat ik bewaar, als bestand
command-forget = Alles van dit gesprek wissen
slow-down =
    Even rustig aan: dit gaat me te snel. Wat je nu stuurt, beantwoord ik niet. Probeer het over een minuut weer.
group-hello =
    Dag allemaal, ik ben Briefje en houd het nieuws kort. Iedereen kan me vragen stellen, bijvoorbeeld /laatste.
    Beheerders kiezen met /volg en /onderwerpen wat hier verschijnt, en met /tijden wanneer.
group-back = Daar ben ik weer. Wat hier gekozen was, geldt nog; zie /onderwerpen en /tijden.
channel-ready =
    Ik mag nu berichten plaatsen in het kanaal <b>{ $title }</b>. Kies wat er verschijnt en wanneer; tot die tijd plaats ik er niets.
channel-closed =
    In het kanaal <b>{ $title }</b> mag ik geen berichten meer plaatsen. Wil je dat ze weer komen, maak me daar dan weer beheerder.
channel-asleep =
    In <b>{ $title }</b> mag ik nu niets plaatsen. Maak me daar weer beheerder, met het recht om berichten te plaatsen.
channel-set-up =
    <b>Je stelt nu in: { $title }</b>
    Wat je kiest met /volg, /onderwerpen, /tijden en /instellingen geldt voor dit kanaal. Met /briefing zie je wat er nu geplaatst zou worden.
channel-follows =
    { $count ->
        [0] Het volgt nog geen onderwerpen.
        [one] Het volgt één onderwerp.
       *[other] Het volgt { $count } onderwerpen.
    }
channel-no-times = Er is nog geen vaste tijd voor een briefing.
channel-back = Wat je nu kiest, geldt weer voor jezelf.
channel-not-yours = Je bent geen beheerder van dat kanaal, of ik ben er zelf geen beheerder meer.
channel-preview = <i>Zo zou een briefing er nu uitzien. Er is nog niets geplaatst.</i>
channel-posted = De briefing staat zo in het kanaal <b>{ $title }</b>.
channel-nothing-new = Er is niets nieuws om te plaatsen.
channels-header = <b>Je kanalen</b>
    Tik op een kanaal om in te stellen wat er verschijnt, en wanneer.
channels-none =
    <b>Nieuws in je kanaal</b>
    Maak me beheerder van je kanaal, met het recht om berichten te plaatsen. Daarna stel je het hier in.
channels-private = Een kanaal stel je in als je alleen met mij praat. Stuur me daar /kanalen.
button-channel = { $title } instellen
button-myself = Terug naar mezelf
button-post = Plaats dit in het kanaal
privacy =
    <b>Wat ik bewaar, en waarom</b>

    <b>Je keuzes:</b> je onderwerpen, tijden, bronnen, taal, tijdzone en andere instellingen, bij het nummer dat Telegram aan dit gesprek geeft. Van een groep of kanaal ook de naam. Zolang je wilt.
    <b>Wat je al kreeg:</b> welk nieuws, wanneer en waarom, zodat je niets dubbel krijgt. 60 dagen.
    <b>Mijn berichten:</b> tot ze verstuurd zijn, en daarna 7 dagen dát ze verstuurd zijn. De tekst alleen zolang er nog een beter briefje in kan komen.
    <b>Wat jij stuurt:</b> tot ik het beantwoord heb; dan wis ik het meteen. Alleen een volgnummer blijft 2 dagen, zodat ik niets twee keer doe.
    <b>Een vraag achter een knop:</b> 30 dagen, zonder wie hem stelde.
    <b>Een kanaal dat je instelt:</b> dat jij dat doet.

    Je naam, je foto en waar je bent bewaar ik niet; van een gedeelde locatie blijft alleen de tijdzone over. In het logboek staat soms het nummer van een gesprek, nooit wat je schrijft. Wie deze bot beheert, kan bij deze gegevens; ik geef ze aan niemand anders. Onze berichten gaan via Telegram, dat eigen regels heeft.

    /export – alles van dit gesprek, als bestand
    /vergeet – alles van dit gesprek wissen
export = Dit is alles wat ik bewaar. De tijden staan er in UTC, de wereldtijd.
forget-private = <b>Alles van dit gesprek wissen?</b>
forget-group = <b>Alles van deze groep wissen?</b>
forget-channel = <b>Alles van dit kanaal wissen?</b>
forget-what =
    { $topics ->
        [0] Geen onderwerpen
        [one] Eén onderwerp
       *[other] { $topics } onderwerpen
    }, { $times ->
        [0] geen vaste tijden
        [one] één vaste tijd
       *[other] { $times } vaste tijden
    }, de instellingen, wat ik al vertelde en wat nog klaarstaat: het gaat allemaal weg, en komt niet meer terug. De berichten die er al staan, wis je zelf in Telegram.
forget-channels =
    Kanalen die je instelde, gaan door, maar weten niet meer van wie ze zijn: { $titles }. Wil je ook die wissen, kies ze dan eerst met /kanalen en stuur daar /vergeet.
forget-chosen = Je koos om alles te wissen.
forget-done = Alles van dit gesprek is gewist. Wil je ooit weer nieuws, stuur dan /start.
forget-channel-done =
    Alles van het kanaal <b>{ $title }</b> is gewist; er komt niets meer. Haal me daar ook weg als beheerder.
forget-kept = Goed, alles blijft zoals het is.
forget-too-late = Dat is te lang geleden gevraagd; er is niets gewist. Stuur opnieuw /vergeet.
button-forget = Ja, wis alles
button-not-forget = Nee, bewaar alles

# Sources
command-sources = Van wie je nieuws krijgt
sources-header = <b>Bronnen</b>
sources-none = Er zijn nu geen bronnen om uit te kiezen.
sources-legend =
    Van de bronnen met een ✓ krijg je nieuws. Tik op een bron om die aan of uit te zetten. Met /onderwerp vind je alles wat er is, van wie het ook komt.
sources-dutch = Nieuws in andere talen laat ik weg, behalve van een bron die je zelf aanzet.
sources-languages = Je krijgt ook nieuws in andere talen dan het Nederlands.
sources-region-national = <b>Landelijk</b>
sources-region-regional = <b>Regionaal</b>
sources-region-flemish = <b>Vlaams</b>
sources-region-other = <b>Sport, jeugd, opinie en meer</b>
button-region-national = Landelijk
button-region-regional = Regionaal
button-region-flemish = Vlaams
button-region-other = Sport en meer
button-languages-on = Ook andere talen
button-languages-off = Alleen Nederlands
button-sources = Mijn bronnen
source-slow = traag
source-failing = hapert
source-gone = gestopt
source-consent = afgeschermd
source-wanted = { $outlet }: daarvan krijg je nieuws
source-unwanted = { $outlet }: daarvan krijg je geen nieuws
source-gone-from-list = Die bron is er niet meer.
languages-wanted = Je krijgt ook nieuws in andere talen.
languages-unwanted = Je krijgt alleen Nederlands nieuws.
latest-nothing-wanted =
    Van de bronnen die je koos, is er nu geen nieuws. Met /bronnen kies je andere.

# For the operators
notice-sources-fail =
    { $count ->
        [one] <b>Een bron doet het al een dag niet:</b> { $names }
       *[other] <b>{ $count } bronnen doen het al een dag niet:</b> { $names }
    }
    Ik blijf het proberen. Waarom het niet lukt, zie je met /admin sources.
notice-sources-are-well =
    { $count ->
        [one] <b>Een bron doet het weer:</b> { $names }
       *[other] <b>{ $count } bronnen doen het weer:</b> { $names }
    }
admin-help =
    <b>Voor beheerders</b>

    /admin sources – de bronnen waarmee iets is
    /admin source add ADRES – een bron erbij: een feed, of de voorpagina van een krant of omroep
    /admin source remove BRON – een bron weg
    /admin source check BRON – haal een bron nu op; zonder naam: alles waarmee iets is

    Een bron noem je met haar nummer, haar adres of haar naam.
admin-all-well =
    { $count ->
        [0] Er zijn geen bronnen.
        [one] De enige bron doet het.
       *[other] Alle { $count } bronnen doen het.
    }
admin-troubled =
    { $count ->
        [one] <b>Met één van de { $all } bronnen is iets</b>
       *[other] <b>Met { $count } van de { $all } bronnen is iets</b>
    }
admin-source = { $number }. <b>{ $name }</b>: { $state }
admin-source-reason = { $number }. <b>{ $name }</b>: { $state } – { $reason }
admin-more = En nog { $count } andere.
admin-added = <b>{ $name }</b> staat erbij als nummer { $number }: { $address }
admin-also = Daar is ook: { $other }
admin-known = Die bron was er al, als nummer { $number }: <b>{ $name }</b>
admin-removed = Weg: { $names }. De artikelen blijven.
admin-unknown = “{ $which }” is geen bron die ik heb. Met /admin sources zie je nummers.
admin-refused = Dat gaat niet: { $reason }
admin-not-here = Dat kan hier nu niet; gebruik <code>briefje sources</code>.
state-new = nog niet opgehaald
state-fine = in orde
state-slow = traag
state-failing = lukt niet
state-gone = gestopt
state-consent = toestemmingsscherm
