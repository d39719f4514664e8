# Everything the bot says in English; the news itself stays Dutch.

start =
    <b>Hello{ $name }! I am Briefje.</b>
    I keep Dutch news short: one or two sentences per story, with its source. The news itself is in Dutch.

    /latest – the latest news
    /topic Gaza – news about a topic
    /help – what you can ask me

help =
    <b>How Briefje works</b>

    /latest – the latest five stories
    /latest 10 – the latest ten
    /topic Oekraïne – news about a topic
    /topic gaza OR rafah – one or the other
    /topic klimaat -voetbal – with the one, without the other
    /topic "Tweede Kamer" – exactly these words

    Capitals and accents do not matter: <i>oekraine</i> works too. A long answer has a button to read on.
    A brief is made of the article’s own words; nothing is added.

latest-header = <b>The latest news</b>
latest-nothing =
    No news has come in yet. Please try /latest again later.
latest-bad-number =
    “{ $given }” is not a number of stories. Send /latest 5 for instance, with a number from 1 to { $most }.
latest-too-many =
    I give { $most } at most at a time. Here are the first { $most }.
latest-end = That was the latest news. I have nothing older.

topic-header = <b>News about { $topic }</b>
topic-empty =
    Which topic would you like news about? Send /topic Oekraïne for instance.
topic-nothing =
    I have no news about “{ $topic }” now.
topic-did-you-mean = Did you mean { $names }?
topic-try = There is news about: { $names }.
topic-try-later = Try another word, or look again later.
topic-too-long =
    That topic is too long for me. Please keep it to { $most } characters, for instance /topic Oekraïne.
topic-unclear =
    I do not quite understand that. Write the topic in a few words, for instance /topic Oekraïne or /topic gaza OR rafah.
topic-too-complex =
    That is too complicated for me. Try fewer words or brackets, for instance /topic gaza OR rafah.
topic-only-not =
    Now I only know what you do not want to read. Name a topic that you do want too, for instance /topic klimaat -voetbal.
topic-because = because: { $words }

unknown-command =
    I do not know { $command }.
unknown-command-near = Did you mean { $commands }?
unknown-command-help = Send /help to see what you can ask me.
unknown-words =
    I listen to commands. Would you like news about “{ $words }”? Tap the button, or send /topic followed by your topic.
unknown-message =
    I cannot do anything with that; I only read text. Send /latest for the news, or /help.

button-next = More ›
button-back = ‹ Back
button-search = News about { $words }
button-gone = This button no longer works. Please ask again, for instance with /latest.

item-sample = sample
item-more-sources =
    { $count ->
        [one] and { $count } other source
       *[other] and { $count } other sources
    }
item-arrived = came in { $age }
item-liveblog = live blog
item-paywalled = paid article
item-untitled = Untitled report
age-now = just now

or = or
failure = Something went wrong on my side. Please try again in a while.

command-start = Begin here
command-latest = The latest news
command-topic = News about a topic
command-help = What you can ask me
description =
    Briefje keeps Dutch news short: one or two sentences per story, with its source. Tap Start.
