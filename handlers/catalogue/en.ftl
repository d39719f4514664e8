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
    /trend Oekraïne – how much was written about it each day
    /week – the ten biggest stories of the week

    /subscribe Oekraïne, klimaat – news about it in your digest
    /topics – what you follow; tap to change it
    /schedule weekdays 7:30 – when your digest comes
    /digest – what is new about your topics now
    /sources – whose news you get
    /settings – language and other choices
    /channels – news in a channel of your own
    /privacy – what I keep about you

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
    That topic is too long for me. Please keep it to { $most } characters, for instance /{ $command } Oekraïne.
topic-unclear =
    I do not quite understand that. Write the topic in a few words, for instance /{ $command } Oekraïne or /{ $command } gaza OR rafah.
topic-too-complex =
    That is too complicated for me. Try fewer words or brackets, for instance /{ $command } gaza OR rafah.
topic-only-not =
    Now I only know what you do not want to read. Name a topic that you do want too, for instance /{ $command } klimaat -voetbal.
topic-because = because: { $words }

trend-empty =
    Which topic shall I draw? Send /trend Oekraïne for instance, and I show how much was written about it.
trend-summary =
    { $count ->
        [one] <b>{ $topic }</b>: one report in { $days } days, on { $day }.
       *[other] <b>{ $topic }</b>: { $count } reports in { $days } days, most on { $day } ({ $most }).
    }
trend-estimated = Some of it is estimated.
trend-subtitle =
    { $count ->
        [one] 1 report in { $days } days
       *[other] { $count } reports in { $days } days
    }
trend-nothing = In the last { $days } days I found nothing about “{ $topic }”.
trend-did-you-mean = Did you mean one of these topics?
trend-no-picture = I cannot draw “{ $topic }” over { $days } days now. Please try again later.
button-days = { $days } days
button-dark = Dark
button-light = Light
command-trend = How much was written about something

week-header = <b>The news of the past week</b>
week-nothing =
    No news has come in these seven days. Send /latest for the news before that.
week-end = That was the week.
command-week = The ten biggest stories of the week

unknown-command =
    I do not know { $command }.
unknown-command-near = Did you mean { $commands }?
unknown-command-help = Send /help to see what you can ask me.
unknown-words =
    I listen to commands. Would you like news about “{ $words }”? Tap below, or send /topic followed by your topic.
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
item-clock = { $hour }:{ $minute }
item-otherwise = According to { $source } ({ $clock }): { $number } { $counted }.
item-corrected = corrected
button-sources = Sources
button-other-stories = ‹ Other stories
sources-which = Of which story do you want to see the sources?
sources-span =
    { $count ->
        [0] From { $first } to { $last }
        [one] One source, from { $first } to { $last }
       *[other] { $count } sources, from { $first } to { $last }
    }
sources-at =
    { $count ->
        [0] { $first }
        [one] One source, { $first }
       *[other] { $count } sources, { $first }
    }
sources-unnamed = unknown source
sources-earlier = <b>Earlier</b>
sources-gone = I no longer have that story.
age-now = just now

or = or
failure = Something went wrong on my side. Please try again in a while.

command-start = Begin here
command-latest = The latest news
command-topic = News about a topic
command-help = What you can ask me
description =
    Briefje keeps Dutch news short: one or two sentences per story, with its source. Tap Start.

# Digests
digest-header = <b>Your { $clock } digest</b>
digest-header-for-all = <b>The { $clock } news</b>
digest-header-now = <b>New about your topics</b>
digest-header-now-for-all = <b>New about these topics</b>
digest-late = <i>Later than agreed, sorry: I was away for a while.</i>
digest-missed =
    { $count ->
        [one] <i>The digest of { $last } did not come; I was away for a while.</i>
       *[other] <i>{ $count } digests did not come, the last one of { $last }; I was away for a while.</i>
    }
digest-section = <b><u>{ $topic }</u></b>
digest-update = Update:
digest-left =
    { $count ->
        [one] <i>And one more story about { $topic }.</i>
       *[other] <i>And { $count } more stories about { $topic }.</i>
    }
digest-untold =
    { $others ->
        [0] <i>There is also news about { $topics }.</i>
        [one] <i>There is also news about { $topics } and one more topic.</i>
       *[other] <i>There is also news about { $topics } and { $others } more topics.</i>
    }
digest-empty = No news about your topics since { $since }.
digest-empty-for-all = No news about these topics since { $since }.
digest-nothing-kept = I have no news about { $topics } now.
digest-follow-first =
    You do not follow any topics now. Send for example /subscribe Oekraïne, or choose them with /topics.
digest-clock = { $hour }:{ $minute }
digest-yesterday = yesterday { $clock }
digest-on-day = { $day } { $clock }
why-header = <b>Why you got this</b>
why-because = You follow { $topic }; the story says: { $words }.
why-topic = You follow { $topic }.
why-gone = That was too long ago: I no longer know why you got this.
button-why = Why did I get this?
button-more = More about { $topic }

# Alerts
alert-news = News about <b>{ $topic }</b>
alert-update = Update about <b>{ $topic }</b>
notice-model-is-missing =
    <b>Briefs are the first sentences of each article.</b>
    The model that is to write them is not there. The log tells what is missing; start me again after that.
notice-briefs-are-leads =
    <b>Briefs are now the first sentences of each article.</b>
    The model that writes them does not work. I keep trying; the log tells what is wrong.
notice-briefs-are-back = The model writes again. New briefs come by themselves, also in what was sent already.

# Times and settings
command-digest = What is new about your topics
command-schedule = When you get a digest
command-settings = Language and other choices
not-allowed = Only administrators can change this here.
for-channel = For the channel <b>{ $title }</b>
times-header = <b>Your times</b>
times-slots = Digest: { $slots }
times-next = The next one comes on { $day } at { $clock }.
times-none = You get no digest at a fixed time.
times-zone = Time zone: { $zone }, where it is now { $now }
times-quiet = Quiet: { $quiet }. What you want to hear at once then waits for your digest.
times-quiet-without-slots = Quiet: { $quiet }. What you want to hear at once comes after that.
times-no-quiet = Quiet: never
times-paused = <b>Pause:</b> until { $day } I send nothing by myself.
times-hint =
    Tap below, or send for example
    <code>/schedule weekdays 7:30, weekend 9:00</code>
    <code>/schedule pause until 3 January</code>
times-set = Noted.
times-resumed = The pause is over; you get news again.
times-not-there = You got no digest at that time anyway.
times-unclear =
    I cannot read “{ $words }” as a time; nothing has changed. Send for example <code>/schedule 7:30 and 18:00</code> or <code>/schedule weekdays 7:30</code>.
times-no-such-time =
    There is no such time: “{ $words }”. Nothing has changed. Choose a time from 0:00 up to 23:59, for example <code>/schedule 7:30</code>.
times-once =
    A digest comes back every day or week; “{ $words }” alone cannot be done, nothing has changed. For one now, send /digest.
times-too-many = Those are too many times. Keep it to { $most } at most; nothing has changed.
times-quiet-ask = During which hours do you want to hear nothing? You can also send <code>/schedule quiet 22:00-7:00</code>.
times-quiet-unclear =
    I cannot read “{ $words }” as quiet hours; nothing has changed. Send for example <code>/schedule quiet 22:00-7:00</code> or <code>/schedule quiet none</code>.
times-pause-ask = For how long do you want to hear nothing? You can also send <code>/schedule pause until 3 January</code>.
times-pause-past = That day has passed: “{ $words }”. Nothing has changed.
times-pause-far = That is too long for me: “{ $words }”. A pause can last two years at most; nothing has changed.
times-pause-unclear =
    I cannot read “{ $words }” as a day; nothing has changed. Send for example <code>/schedule pause until 3 January</code> or <code>/schedule pause a week</code>.
times-zone-ask =
    Where are you? Send for example <code>/schedule zone Paramaribo</code>, or share your location here. I keep only the time zone, not where you are.
times-which-zone = Which place do you mean by “{ $place }”?
times-zone-near = I do not know “{ $place }”. Do you mean one of these places?
times-zone-unknown =
    I do not know “{ $place }”. Name a bigger city nearby, for example <code>/schedule zone London</code>, or share your location.
times-zone-set = It is now { $clock } where you are. Is that not right? Then choose another place.
clock-face = { $hour }:{ $minute }
button-every-day = Every day at { $clock }
button-quiet = Quiet hours
button-no-quiet = No quiet hours
button-pause = Pause
button-pause-days =
    { $days ->
        [one] One day
        [7] One week
        [14] Two weeks
       *[other] { $days } days
    }
button-resume = End the pause
button-zone = Time zone
settings-header = <b>Settings</b>
settings-language = Language: { $language }
settings-empty-say = When there is no news about your topics, I say so at your fixed time.
settings-empty-silent = When there is no news about your topics, I say nothing.
settings-more = You choose topics with /topics, times with /schedule, sources with /sources. What I keep, you read with /privacy.
button-empty-say = Tell me
button-empty-silent = Then say nothing

# Following
command-subscribe = Follow a topic
command-unsubscribe = Stop following a topic
command-topics = What you follow
start-again =
    <b>Welcome back{ $name }.</b>
    What you follow and when your digest comes, you change below. With /digest you see what is new now.
walk-topics =
    What do you want to follow? Tap the topics, then tap Done. Another topic you follow with, for example, <code>/subscribe Kyiv</code>.
walk-times =
    When do you want your digest? Tap one or more times. A time of your own you send with, for example, <code>/schedule 7:45</code>.
walk-nothing = You follow nothing now. You can always do so with /subscribe. You find the latest news with /latest.
walk-done = Done. You now follow <b>{ $topics }</b>.
walk-done-times = Your digest comes { $times }.
walk-done-no-times = You have no fixed time; with /digest you see what is new.
walk-done-at-once = I also tell you at once when there is news about it.
pick-topics =
    <b>Topics</b>
    Tap what you want to follow, and again when you no longer want it. Another topic you follow with, for example, <code>/subscribe Kyiv</code>.
follow-begun = You now follow <b>{ $topics }</b>.
follow-unclear = I do not understand “{ $words }”, so you do not follow that.
follow-only-not = “{ $words }” only says what you do not want; put that behind a topic, as in <code>climate -football</code>.
follow-at-most = I take { $most } at a time at most. Send the rest again, from “{ $words }”.
names-and-last = { $names } and { $last }
names-and-others = { $names } and { $others } others
follow-known = You follow <b>{ $topics }</b> already.
follow-too-many = There is no room for more, so you do not follow: { $topics }. First remove something with /topics.
follow-full = You follow as many topics as you can. First remove something with /topics.
follow-times = News about it comes in your digest: { $times }.
follow-first-time =
    News about it comes in your digest: { $times }. You choose another time with /schedule.
follow-no-times = You have no fixed time for your digest. Choose one with /schedule, or ask for news yourself with /digest.
follow-at-once = From now on I tell you at once when there is news about this.
follow-did-you-mean = I do not know “{ $words }” as a topic. What do you mean?
topics-header =
    { $count ->
        [one] <b>You follow one topic</b>
       *[other] <b>You follow { $count } topics</b>
    }
topics-legend =
    📰 in the digest, 🔔 at once, 🔕 not now
    Tap a topic to change that, or ✕ to stop following it.
manner-digest = { $topic }: in the digest
manner-at-once = { $topic }: at once
manner-muted = { $topic }: not now
unfollowed = You no longer follow { $topics }.
unfollowed-before = You had stopped following that already.
unfollowed-all = You follow nothing now.
unfollow-unknown = You do not follow “{ $words }”.
unfollow-near = Do you mean one of these topics?
unfollow-all =
    { $count ->
        [one] Do you want to stop following your only topic?
       *[other] Do you want to stop following all { $count } topics?
    }
unfollow-kept = Fine, everything stays as it is.
button-follow = Follow { $topic }
button-share = Share
button-as-typed = Follow “{ $words }” anyway
button-at-once = Tell me at once
button-topics = My topics
button-times = My times
button-pick = More topics
button-more-topics = More ›
button-done = Done ›
button-walk-once = At once when there is news
button-digest-now = Show me a digest
button-unfollow-all = Yes, follow nothing
button-keep = No, never mind

# Channels, groups, privacy
command-channels = Set up your channels
command-privacy = What I keep about you
command-export = All that I keep, as a file
command-forget = Erase everything of this chat
slow-down =
    Slowly, please: this is too fast for me. I am not answering what you send now. Try again in a minute.
group-hello =
    Hello all, I am Briefje and I keep Dutch news short. Anyone can ask me things, /latest for instance.
    Administrators choose with /subscribe and /topics what appears here, and with /schedule when.
group-back = I am back. What was chosen here still holds; see /topics and /schedule.
channel-ready =
    I can now post in the channel <b>{ $title }</b>. Choose what appears there and when; until then I post nothing.
channel-closed =
    I can no longer post in the channel <b>{ $title }</b>. If you want posts to come again, make me an administrator there.
channel-asleep =
    I cannot post in <b>{ $title }</b> now. Make me an administrator there, with the right to post messages.
channel-set-up =
    <b>You are setting up: { $title }</b>
    What you choose with /subscribe, /topics, /schedule and /settings is for this channel. With /digest you see what would be posted now.
channel-follows =
    { $count ->
        [0] It follows no topics yet.
        [one] It follows one topic.
       *[other] It follows { $count } topics.
    }
channel-no-times = There is no fixed time for a digest yet.
channel-back = What you choose now is for yourself again.
channel-not-yours = You are not an administrator of that channel, or I no longer am one.
channel-preview = <i>A digest would look like this now. Nothing has been posted yet.</i>
channel-posted = The digest will be in the channel <b>{ $title }</b> in a moment.
channel-nothing-new = There is nothing new to post.
channels-header = <b>Your channels</b>
    Tap a channel to choose what appears there, and when.
channels-none =
    <b>News in your channel</b>
    Make me an administrator of your channel, with the right to post messages. Then you can set it up here.
channels-private = A channel is set up where you talk to me alone. Send me /channels there.
button-channel = Set up { $title }
button-myself = Back to myself
button-post = Post this in the channel
privacy =
    <b>What I keep, and why</b>

    <b>Your choices:</b> your topics, times, sources, language, time zone and other settings, with the number that Telegram gives this chat. Of a group or channel its name too. As long as you like.
    <b>What you have had:</b> which news, when and why, so that you get nothing twice. 60 days.
    <b>My messages:</b> until they are sent, and for 7 days after that they were sent. Their text only while a better brief may still come.
    <b>What you send:</b> until I have answered it; then I erase it at once. Only a sequence number stays for 2 days, so that I do nothing twice.
    <b>A question behind a button:</b> 30 days, without who asked it.
    <b>A channel that you set up:</b> that it is you who does.

    I do not keep your name, your picture or where you are; of a shared location only the time zone remains. The log sometimes has the number of a chat, never what you write. Whoever runs this bot can read these data; I give them to nobody else. Our messages go through Telegram, which has rules of its own.

    /export – everything of this chat, as a file
    /forget – erase everything of this chat
export = This is all that I keep. The times in it are in UTC.
forget-private = <b>Erase everything of this chat?</b>
forget-group = <b>Erase everything of this group?</b>
forget-channel = <b>Erase everything of this channel?</b>
forget-what =
    { $topics ->
        [0] No topics
        [one] One topic
       *[other] { $topics } topics
    }, { $times ->
        [0] no fixed times
        [one] one fixed time
       *[other] { $times } fixed times
    }, the settings, what I told before and what is still waiting: all of it goes, and does not come back. The messages that are here already, you erase yourself in Telegram.
forget-channels =
    Channels that you set up go on, but no longer know whose they are: { $titles }. To erase those too, choose them with /channels first and send /forget there.
forget-chosen = You chose to erase everything.
forget-done = Everything of this chat is erased. If you ever want news again, send /start.
forget-channel-done =
    Everything of the channel <b>{ $title }</b> is erased; nothing more will come. Please remove me there as an administrator too.
forget-kept = All right, everything stays as it is.
forget-too-late = That was asked too long ago; nothing was erased. Send /forget again.
button-forget = Yes, erase everything
button-not-forget = No, keep everything

# Sources
command-sources = Whose news you get
sources-header = <b>Sources</b>
sources-none = There are no sources to choose from now.
sources-legend =
    You get news from the sources with a ✓. Tap a source to switch it on or off. With /topic you find all there is, whoever brings it.
sources-dutch = I leave out news in other languages than Dutch, except from a source that you switch on yourself.
sources-languages = You get news in other languages than Dutch too.
sources-region-national = <b>National</b>
sources-region-regional = <b>Regional</b>
sources-region-flemish = <b>Flemish</b>
sources-region-other = <b>Sports, youth, opinion and more</b>
button-region-national = National
button-region-regional = Regional
button-region-flemish = Flemish
button-region-other = Sports and more
button-languages-on = Other languages too
button-languages-off = Dutch only
button-sources = My sources
source-slow = slow
source-failing = falters
source-gone = ended
source-consent = walled off
source-wanted = { $outlet }: you get its news
source-unwanted = { $outlet }: you do not get its news
source-gone-from-list = That source is there no more.
languages-wanted = You get news in other languages too.
languages-unwanted = You get news in Dutch only.
latest-nothing-wanted =
    There is no news from the sources that you chose now. You choose others with /sources.

# For the operators
notice-sources-fail =
    { $count ->
        [one] <b>A source has failed for a day:</b> { $names }
       *[other] <b>{ $count } sources have failed for a day:</b> { $names }
    }
    I keep trying. Why it fails, you see with /admin sources.
notice-sources-are-well =
    { $count ->
        [one] <b>A source works again:</b> { $names }
       *[other] <b>{ $count } sources work again:</b> { $names }
    }
admin-help =
    <b>For operators</b>

    /admin sources – the sources that something is wrong with
    /admin source add ADDRESS – another source: a feed, or an outlet’s front page
    /admin source remove SOURCE – takes a source away
    /admin source check SOURCE – fetches a source now; without a name: all that something is wrong with

    You name a source by its number, its address or its name.
admin-all-well =
    { $count ->
        [0] There are no sources.
        [one] The only source works.
       *[other] All { $count } sources work.
    }
admin-troubled =
    { $count ->
        [one] <b>Something is wrong with one of the { $all } sources</b>
       *[other] <b>Something is wrong with { $count } of the { $all } sources</b>
    }
admin-source = { $number }. <b>{ $name }</b>: { $state }
admin-source-reason = { $number }. <b>{ $name }</b>: { $state } – { $reason }
admin-more = And { $count } more.
admin-added = <b>{ $name }</b> is there now as number { $number }: { $address }
admin-also = There is also: { $other }
admin-known = That source was there already, as number { $number }: <b>{ $name }</b>
admin-removed = Gone: { $names }. The articles stay.
admin-unknown = “{ $which }” is no source that I have. With /admin sources you see numbers.
admin-refused = That cannot be: { $reason }
admin-not-here = That is not possible here now; use <code>briefje sources</code>.
state-new = not fetched yet
state-fine = fine
state-slow = slow
state-failing = fails
state-gone = ended
state-consent = consent wall
