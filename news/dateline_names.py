"""Names by which a dateline is told from a sentence that begins alike.

Written from general knowledge. `PLACES` may stand alone before a dash ("ROTTERDAM - …"), where capitals say too
little: Dutch dailies open as well with a key word in capitals ("UITSTEL - …"). They are Dutch and Flemish
municipalities and larger villages, and the world's news cities, in Dutch spelling; a comma parts them.
"""

_NETHERLANDS = """
aalsmeer, aalten, almelo, almere, alphen, alphen aan den rijn, altena, ameland, amersfoort, amstelveen, amsterdam,
apeldoorn, appingedam, arnhem, assen, asten, baarle-nassau, baarn, barendrecht, barneveld, beek, beekbergen,
beesel, berg en dal, bergen, bergen op zoom, berkelland, bernheze, best, beuningen, beverwijk, bladel, blaricum,
bloemendaal, bodegraven, boekel, borger, borne, borsele, boskoop, boxmeer, boxtel, breda, brielle, bronckhorst,
brummen, brunssum, bunnik, bunschoten, bussum, capelle aan den ijssel, castricum, coevorden, cranendonck, cuijk,
culemborg, dalfsen, de bilt, de kwakel, de lutte, de meern, de steeg, dedemsvaart, delft, delfzijl, den bosch, den
burg, den haag, den helder, den hoorn, deurne, deventer, diemen, dinteloord, dinxperlo, doetinchem, dokkum, dongen,
doorn, dordrecht, drachten, drimmelen, dronten, druten, duiven, echt, edam, ede, eemnes, eersel, eijsden,
eindhoven, elburg, elst, emmeloord, emmen, enkhuizen, enschede, epe, ermelo, etten-leur, franeker, geertruidenberg,
geldermalsen, geldrop, geleen, gemert, gennep, giethoorn, gilze, goes, goirle, goor, gorinchem, gorssel, gouda,
grave, groenlo, groesbeek, groningen, haaksbergen, haarlem, haarlemmermeer, halsteren, hardenberg, harderwijk,
haren, harlingen, hattem, heemskerk, heemstede, heerde, heerenveen, heerhugowaard, heerlen, heeze, heiloo,
hellendoorn, hellevoetsluis, helmond, hendrik-ido-ambacht, hengelo, het loo, heusden, hillegom, hilvarenbeek,
hilversum, hoek van holland, hoensbroek, hoofddorp, hoogeveen, hoogezand, hoogvliet, hoorn, horst, houten, huissen,
huizen, hulst, ijmuiden, ijsselstein, joure, kampen, katwijk, kerkdriel, kerkrade, kesteren, klazienaveen,
koudekerke, krimpen aan den ijssel, krommenie, laren, leek, leerdam, leeuwarden, leiden, leiderdorp, leidschendam,
lelystad, lemmer, leusden, lisse, lochem, loon op zand, loosdrecht, losser, maarssen, maassluis, maastricht, made,
malden, margraten, maurik, medemblik, meerssen, meppel, middelburg, middelharnis, mijdrecht, moerdijk,
monnickendam, monster, montfoort, mook, muiden, muiderberg, naaldwijk, naarden, nederweert, nieuw-vennep,
nieuwegein, nieuwerkerk aan den ijssel, nieuwkoop, nijkerk, nijmegen, nijverdal, noordwijk, noordwijkerhout,
nuenen, nunspeet, oegstgeest, oirschot, oisterwijk, oldebroek, oldenzaal, olst, ommen, oosterbeek, oosterhout,
oostzaan, ootmarsum, oss, oud-beijerland, oudewater, ouderkerk aan de amstel, overasselt, papendrecht, papendal,
pernis, petten, pijnacker, purmerend, putten, raalte, ravenstein, renkum, reusel, rheden, rhenen, ridderkerk,
rijssen, rijswijk, roermond, roosendaal, rosmalen, rotterdam, ruurlo, schagen, scheveningen, schiedam,
schiermonnikoog, schijndel, schiphol, schoonhoven, sint-oedenrode, sittard, sliedrecht, sluis, sneek, soest,
someren, son, spakenburg, spijkenisse, stadskanaal, staphorst, steenbergen, steenwijk, stein, strijen, 't harde,
tegelen, ter aar, ter apel, terneuzen, terschelling, texel, tholen, tiel, tilburg, tubbergen, twello, uden,
uitgeest, uithoorn, urk, utrecht, vaals, valkenburg, valkenswaard, veendam, veenendaal, veere, veghel, veldhoven,
velp, velsen, venlo, venray, vianen, vlaardingen, vlagtwedde, vlieland, vlijmen, vlissingen, volendam, voorburg,
voorhout, voorschoten, voorst, vriezenveen, vught, waalre, waalwijk, waddinxveen, wageningen, wassenaar, weert,
weesp, westerbork, westkapelle, wierden, wijchen, wijdemeren, wijk aan zee, wijk bij duurstede, wijhe, winschoten,
winsum, winterswijk, woensdrecht, woerden, wolvega, wormer, woudenberg, woudrichem, zaandam, zaanstad, zaltbommel,
zandvoort, zeewolde, zeist, zevenaar, zevenbergen, zierikzee, zoetermeer, zoeterwoude, zuidlaren, zundert, zutphen,
zwartsluis, zwijndrecht, zwolle, 's-gravenhage, 's-hertogenbosch, 's-heerenberg, 's-gravenzande, willemstad,
oranjestad, philipsburg, kralendijk, paramaribo, curacao, aruba, bonaire
"""
_BELGIUM = """
aalst, aarlen, antwerpen, beveren, bilzen, brugge, brussel, charleroi, dendermonde, diest, eupen, geel, genk, gent,
halle, hasselt, herentals, ieper, knokke, knokke-heist, kortrijk, leuven, lier, lokeren, luik, maaseik, mechelen,
mons, namen, oostende, oudenaarde, roeselare, ronse, sint-niklaas, sint-truiden, spa, tienen, tongeren, turnhout,
verviers, veurne, vilvoorde, waregem, waver, zaventem, zeebrugge, zonhoven, zottegem
"""
_WORLD = """
aberdeen, abidjan, abu dhabi, abuja, acapulco, accra, addis abeba, aden, adelaide, aken, aleppo, alexandrie,
algiers, almaty, amman, anchorage, andorra la vella, ankara, antalya, antananarivo, asjchabad, asmara, asuncion,
athene, atlanta, auckland, augsburg, austin, bagdad, bakhmut, bakoe, baku, baltimore, bamako, bangkok, bangui,
banjul, barcelona, bari, basra, bazel, beiroet, belfast, belgrado, benghazi, berlijn, bern, bethlehem, bilbao,
birmingham, bisjkek, bissau, boedapest, boekarest, bogota, bologna, bombay, bonn, bordeaux, boston, brasilia,
bratislava, brazzaville, bremen, bridgetown, brisbane, bristol, bucha, buenos aires, buffalo, bujumbura, cairo,
calais, calcutta, calgary, canberra, cannes, caracas, cardiff, casablanca, charkov, charkiv, charlotte, chartoem,
cherson, chicago, chisinau, cincinnati, cleveland, colombo, conakry, cork, cotonou, dakar, dallas, damascus, dar es
salaam, darwin, davos, delhi, den pasar, denver, detroit, dhaka, dili, djakarta, djibouti, dnipro, doebai,
doesjanbe, doha, donetsk, dortmund, dover, dresden, dubai, dubai-stad, dublin, duisburg, durban, dusseldorf,
edinburgh, el paso, erbil, essen, fallujah, faro, florence, fort worth, frankfurt, freetown, fukushima, gaborone,
gaza, gaza-stad, gdansk, geneve, genua, georgetown, glasgow, goma, graz, groznyj, guatemala-stad, guantanamo bay,
haifa, halifax, hamburg, hannover, hanoi, harare, havana, hebron, helsinki, hiroshima, hollywood, homs, honolulu,
hongkong, houston, idlib, indianapolis, innsbruck, islamabad, istanbul, izmir, jakarta, jalta, jekaterinenburg,
jenin, jerevan, jeruzalem, johannesburg, juba, kaapstad, kaboel, kabul, kampala, kandahar, karachi, karlsruhe,
katmandu, kathmandu, keulen, khan younis, khartoem, kherson, kiel, kiev, kigali, kingston, kinshasa, kirkoek,
koeweit, koeweit-stad, konstanz, kopenhagen, krakau, kuala lumpur, kyiv, kyoto, la paz, lagos, lahore, las palmas,
las vegas, lausanne, leeds, leipzig, lesbos, libreville, lille, lilongwe, lima, linz, lissabon, liverpool,
ljubljana, lome, londen, los angeles, luanda, lusaka, luxemburg, lviv, lyon, madrid, maidan, malaga, male, malmo,
managua, manama, manchester, manila, maputo, marioepol, marrakech, marseille, mekka, melbourne, memphis,
mexico-stad, miami, milaan, minneapolis, minsk, mogadishu, monaco, monrovia, montevideo, montpellier, montreal,
monza, moskou, mosul, mumbai, munchen, munster, muscat, nablus, nagasaki, nairobi, napels, nashville, nassau,
ndjamena, new delhi, new orleans, new york, niamey, nice, nicosia, nouakchott, nuuk, oakland, odesa, odessa,
oklahoma city, orlando, osaka, oslo, ottawa, ouagadougou, palermo, panama-stad, parijs, peking, perth, peshawar,
philadelphia, phnom penh, phoenix, pisa, pittsburgh, podgorica, port-au-prince, portland, porto, praag, praia,
pretoria, pristina, pyongyang, quebec, quito, rabat, rafah, ramallah, rangoon, raqqa, reims, rennes, reykjavik,
riga, rio de janeiro, riyad, riyadh, rome, saint-denis, saint louis, salt lake city, salzburg, samara, san antonio,
san diego, san francisco, san jose, san juan, san marino, san salvador, sanaa, santiago, santo domingo, sao paulo,
sarajevo, sapporo, seattle, seoel, seoul, sevastopol, sevilla, shanghai, sharm-el-sheikh, siena, singapore,
sint-petersburg, skopje, sofia, sotsji, split, srebrenica, stockholm, straatsburg, stuttgart, suva, sydney, taipei,
tallinn, tampa, tasjkent, tbilisi, tegucigalpa, teheran, tel aviv, thessaloniki, tianjin, tikrit, tirana, tokio,
toronto, toulouse, trier, trinidad, triest, tripoli, tsjernobyl, tunis, turijn, ulaanbaatar, vaduz, valencia,
valletta, vancouver, vaticaanstad, venetie, verona, victoria, vientiane, vilnius, vladivostok, volgograd, warschau,
washington, washington d.c., wellington, wenen, wiesbaden, wimbledon, windhoek, wuhan, yangon, yaounde, zagreb,
zandhoven, zaporizja, zaporizhzhia, zurich
"""

PLACES = frozenset(
    " ".join(name.split()) for names in (_NETHERLANDS, _BELGIUM, _WORLD) for name in names.strip().split(",")
)
"""In lower case, without diacritics, with a straight apostrophe."""

_AGENCIES = """
AAP AFP ANP ANSA AP APA BELGA BLOOMBERG BNS CNA CTK DJ DPA EFE GPD ISNA KYODO LETA NOVUM NTB PA PAP REUTERS
RITZAU RTR SAPA SDA TASS TT UPI WAM XINHUA
"""
AGENCIES = frozenset(_AGENCIES.split())
"""News agencies, after which a place may be in small letters."""

_NO_AGENCIES = """
VIDEO FOTO FOTOS LIVE UPDATE GRAFIEK AUDIO PODCAST COLUMN OPINIE INTERVIEW DEEL VVD PVV PVDA CDA SGP NSC BBB FVD
DENK VOLT JA21 SP CU GL 50PLUS N-VA CD&V VLD
"""
NO_AGENCIES = frozenset(_NO_AGENCIES.split())
"""What stands in brackets behind a person or a headline: parties, kinds of article."""

_NO_PLACES = """
ACHTERGROND ADVERTENTIE ANALYSE BEELD BREAKING BRIEF CARTOON COLUMN COMMENTAAR CORRECTIE DOSSIER ESSAY EXCLUSIEF
EXTRA FACTCHECK FILM FOTO FOTOS GRAFIEK HOOFDREDACTIONEEL IN INTERVIEW INZENDING KIJK LEZERS LIVE LIVEBLOG
LUISTER MUZIEK NIEUWS OPINIE OPROEP PODCAST PORTRET POLITIE PREMIUM PROFIEL QUIZ RECENSIE RECTIFICATIE REPORTAGE
SPOED SPORT TERUGBLIK TEST THEATER TIP TIPS UITSLAG UPDATE VERSLAG VIDEO VOETBAL VOORBESCHOUWING WEER
"""
NO_PLACES = frozenset(_NO_PLACES.split())
"""Kinds of article that stand before a dash in capitals."""

_ACRONYMS = """
ABN AMRO ADHD AIVD AJAX ANWB ASML BBC BRICS CBS CDA CNN COVID DNB ECB ECOWAS FEYENOORD FIFA FIOD FNV GGZ GVB
HAMAS HEMA IKEA HEZBOLLAH ING INTERPOL ISIS KHN KLM KNMG KNMI KNSB KNVB KPN LHBTI LTO MIVD NASA NATO NAVO NCTV
NOS NPO NRC OESO OPEC OVSE PRORAIL PSV RIVM RTL TNO UEFA UNESCO UNHCR UNICEF UNRWA UWV VNO VRT WHO
"""
ACRONYMS = frozenset(_ACRONYMS.split())
"""Organisations that stand before a dash in capitals."""
