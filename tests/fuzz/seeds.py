"""What fuzzing starts from: small feeds, pages and files in every format we take in, all invented."""

import base64
import json

TITLE = "Brug bij Meerdorp ingestort"
TEXT = "De brug over het kanaal is zondag ingestort. Niemand raakte gewond, zegt de veiligheidsregio."
LINKED = json.dumps({"@type": "NewsArticle", "headline": TITLE, "datePublished": "2026-02-01T08:00:00+01:00"})

RSS = f"""<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"
xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xml:base="/n/">
<channel><title>De Courant - Nieuws</title><link>https://courant.example/</link><language>nl</language>
<item><title>{TITLE} &amp; meer</title><link>/brug?a=1&amp;utm_source=rss</link><guid isPermaLink="false">b1</guid>
<description><![CDATA[<p>MEERDORP (ANP/AFP) - {TEXT}</p><p>Lees verder</p>]]></description><dpp:paid>true</dpp:paid>
<pubDate>Sun, 01 Feb 2026 09:05:00 +0100</pubDate><dc:creator>Jan Jansen</dc:creator><category>Binnenland</category>
<media:group><media:title>Foto</media:title><media:content url="x"><media:credit>ANP</media:credit></media:content>
</media:group><content:encoded>&lt;p&gt;{TEXT}&lt;/p&gt;</content:encoded></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="nl" xml:base="https://courant.example/"><title>C</title>
<entry><id>urn:b1</id><title type="html">Brug &lt;b&gt;dicht&lt;/b&gt;</title><link rel="alternate" href="brug"/>
<published>2026-02-01T08:00:00Z</published><author><name>Jan</name></author><content type="xhtml">
<div xmlns="http://www.w3.org/1999/xhtml"><p>{TEXT}</p></div></content></entry><entry><title>Live: storm</title>
<content type="text/html" mode="base64">{base64.b64encode(TEXT.encode()).decode()}</content></entry></feed>"""
RDF = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://c.example"><title>C</title></channel>
<item rdf:about="https://c.example/1"><title>{TITLE}</title><dc:date>2026-02-01</dc:date></item></rdf:RDF>"""
CDF = f"""<?xml version="1.0"?><CHANNEL HREF="https://c.example/"><TITLE>C</TITLE>
<ITEM HREF="/1"><TITLE>{TITLE}</TITLE><ABSTRACT>{TEXT}</ABSTRACT></ITEM></CHANNEL>"""
PAGE = f"""<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>{TITLE} | De Courant</title>
<meta property="og:title" content="{TITLE}"><meta property="og:type" content="article">
<link rel="canonical" href="https://courant.example/brug"><script type="application/ld+json">{LINKED}</script></head>
<body><div class="cookie"><p>Wij gebruiken cookies om je ervaring te verbeteren.</p></div>
<nav><a href="/">Home</a></nav>
<article><h1>{TITLE}</h1><time datetime="2026-02-01T08:00">vandaag om 9.12 uur</time><p>Door Jan Jansen</p>
<p>MEERDORP (ANP) - {TEXT}</p><p>{TEXT[::-1]}.</p>
<div class="paywall">Verder lezen? Word abonnee</div></article></html>"""
JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "De Courant",
        "items": [
            {"id": 1, "title": TITLE, "content_html": f"<p>{TEXT}</p>", "date_published": "2026-02-01T08:00:00Z"},
            {"id": "2", "url": "https://c.example/2", "summary": TEXT, "authors": [{"name": "Jan"}], "tags": ["plus"]},
        ],
    }
)
LINES = "\n".join(json.dumps({"id": n, "title": TITLE, "text": TEXT, "date": 1769933520 + n}) for n in range(3))
AGENCY = f"{TITLE}\nMEERDORP (ANP/AFP) - {TEXT}\nMeer uit Binnenland\n1 uur geledenDEN HAAG (ANP) - {TEXT}5 uur geleden"

SEEDS = {
    "feed.xml": RSS.encode(),
    "atom.xml": ATOM.encode(),
    "rdf.xml": RDF.encode(),
    "cdf.xml": CDF.encode(),
    "page.html": PAGE.encode(),
    "feed.json": JSON_FEED.encode(),
    "lines.jsonl": LINES.encode(),
    "agency.txt": AGENCY.encode(),
}
"""A file of each kind, by a name that it could have."""
