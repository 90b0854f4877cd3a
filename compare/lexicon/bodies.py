"""Words that make a capitalised run a body, a place or a work; bodies known by one word; acronyms in daily use.

Own compact list. `HEADS_*` are folded head words: the last word of a run ("Justice Department"), or the first one
before "of" ("Department of Justice").
"""

from collections.abc import Mapping
from types import MappingProxyType

HEADS_BODY = frozenset(
    """ministry department dept house senate congress parliament assembly council committee commission court tribunal
    board bureau agency office authority administration government cabinet party university college school
    institute institution academy foundation fund bank union association organization organisation federation
    confederation league society club group company corporation corp inc ltd llc plc co holdings partners
    ventures industries airlines airways motors army navy force forces guard guards corps police brigade
    battalion regiment front movement network coalition alliance caucus conference convention times post
    journal herald tribune gazette guardian telegraph chronicle review magazine press news radio television
    channel media service services center centre hospital church mosque temple exchange museum library theater
    theatre orchestra team campaign reserve treasury republicans democrats conservatives liberals tories
    labour pac trust secretariat embassy consulate mission registry clinic studios pictures records
    entertainment technologies systems labs laboratories pharmaceuticals energy oil petroleum railways lok
    rajya sabha morcha sangh samaj dal mahasabha publishing books associates nations strategies resources
    command directorate division task brotherhood resistance defense""".split()
)  # fmt: skip

HEADS_PLACE = frozenset(
    """monument memorial cathedral hotel street avenue road boulevard lane square plaza park garden gardens bridge
    tunnel river lake sea ocean bay gulf strait canal island islands isle peninsula mountain mountains mount
    hill hills valley desert forest beach coast cape port harbor harbour airport station county province
    district state city town village borough territory region republic kingdom capitol building tower palace
    castle stadium arena hall side bank room heights springs falls creek point airfield base camp prison jail
    penitentiary crossing border highway pass delta basin quarter zone ward nagar pradesh""".split()
)  # fmt: skip

HEADS_OTHER = frozenset(
    """act bill law treaty agreement assessment change accord accords pact deal convention protocol declaration
    constitution amendment resolution award awards prize cup championship championships olympics games open
    festival summit dialogue forum war wars battle revolution uprising spring day week month year eve
    operation plan initiative project program programme partnership strategy doctrine report review index
    survey poll podcast show movie film album hurricane storm cyclone typhoon virus variant bible koran quran
    diwali christmas easter ramadan eid thanksgiving hanukkah holi god lord allah jesus""".split()
)  # fmt: skip

# May stand before "of": "Ministry of ...", "Bank of ...", "Gulf of ...".
HEADS_OF = (HEADS_BODY | HEADS_PLACE | HEADS_OTHER | frozenset("chamber duke bishop joint state".split())) - frozenset(
    "co side room".split()
)

BODIES = frozenset(
    """congress senate house parliament kremlin pentagon hamas hezbollah daesh taliban houthis reuters politico
    newsmax facebook twitter instagram youtube tiktok google apple amazon microsoft meta tesla spacex netflix
    boeing airbus moveon opec interpol nato unesco unicef axios vox buzzfeed huffpost breitbart knesset
    bundestag lok-sabha duma politburo mossad aljazeera telegram whatsapp openai nvidia huawei toyota samsung
    sony walmart exxon chevron shell bp hsbc republicans republican democrats democrat gop tories tory labour
    likud fatah msnbc cnn bbc""".split()
)  # fmt: skip

PARTIES: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("gop", "republican", "republicans"), "Republican Party"),
        **dict.fromkeys(("democrat", "democrats", "democratic"), "Democratic Party"),
        **dict.fromkeys(("tory", "tories"), "Conservative Party"),
        **dict.fromkeys(("labour",), "Labour Party"),
        **dict.fromkeys(("bjp",), "Bharatiya Janata Party"),
    }
)

ACRONYMS: Mapping[str, str] = MappingProxyType(
    {
        "un": "United Nations",
        "nato": "North Atlantic Treaty Organization",
        "who": "World Health Organization",
        "imf": "International Monetary Fund",
        "wto": "World Trade Organization",
        "iaea": "International Atomic Energy Agency",
        "icc": "International Criminal Court",
        "icj": "International Court of Justice",
        "opec": "Organization of the Petroleum Exporting Countries",
        "fbi": "Federal Bureau of Investigation",
        "cia": "Central Intelligence Agency",
        "nsa": "National Security Agency",
        "doj": "Department of Justice",
        "dhs": "Department of Homeland Security",
        "dod": "Department of Defense",
        "hhs": "Department of Health and Human Services",
        "epa": "Environmental Protection Agency",
        "fda": "Food and Drug Administration",
        "cdc": "Centers for Disease Control and Prevention",
        "irs": "Internal Revenue Service",
        "sec": "Securities and Exchange Commission",
        "fcc": "Federal Communications Commission",
        "ftc": "Federal Trade Commission",
        "ice": "Immigration and Customs Enforcement",
        "faa": "Federal Aviation Administration",
        "nasa": "National Aeronautics and Space Administration",
        "fema": "Federal Emergency Management Agency",
        "rnc": "Republican National Committee",
        "dnc": "Democratic National Committee",
        "nra": "National Rifle Association",
        "nypd": "New York Police Department",
        "bbc": "British Broadcasting Corporation",
        "ap": "Associated Press",
        "ani": "Asian News International",
        "pti": "Press Trust of India",
        "bjp": "Bharatiya Janata Party",
        "aap": "Aam Aadmi Party",
        "mea": "Ministry of External Affairs",
        "cbi": "Central Bureau of Investigation",
        "rbi": "Reserve Bank of India",
        "ecb": "European Central Bank",
        "nhs": "National Health Service",
        "idf": "Israel Defense Forces",
        "irgc": "Islamic Revolutionary Guard Corps",
        "plo": "Palestine Liberation Organization",
        "nafta": "North American Free Trade Agreement",
        "tpp": "Trans-Pacific Partnership",
        "aca": "Affordable Care Act",
        "isis": "Islamic State",
        "isil": "Islamic State",
        "daesh": "Islamic State",
        "obamacare": "Affordable Care Act",
    }
)
