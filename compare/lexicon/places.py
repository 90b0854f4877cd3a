"""Places below and above the country: US states, large cities, regions; and buildings that stand for a body.

Own compact lists; states with their traditional and postal abbreviations after the AP Stylebook. Keys are folded as
`countries.key` does.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from compare.lexicon.countries import key

# name; AP abbreviation; postal code
_STATES = """
Alabama;Ala.;AL / Alaska;;AK / Arizona;Ariz.;AZ / Arkansas;Ark.;AR / California;Calif.;CA / Colorado;Colo.;CO
Connecticut;Conn.;CT / Delaware;Del.;DE / Florida;Fla.;FL / Georgia;Ga.;GA / Hawaii;;HI / Idaho;;ID / Illinois;Ill.;IL
Indiana;Ind.;IN / Iowa;;IA / Kansas;Kan.;KS / Kentucky;Ky.;KY / Louisiana;La.;LA / Maine;;ME / Maryland;Md.;MD
Massachusetts;Mass.;MA / Michigan;Mich.;MI / Minnesota;Minn.;MN / Mississippi;Miss.;MS / Missouri;Mo.;MO
Montana;Mont.;MT / Nebraska;Neb.;NE / Nevada;Nev.;NV / New Hampshire;N.H.;NH / New Jersey;N.J.;NJ / New Mexico;N.M.;NM
New York;N.Y.;NY / North Carolina;N.C.;NC / North Dakota;N.D.;ND / Ohio;;OH / Oklahoma;Okla.;OK / Oregon;Ore.;OR
Pennsylvania;Pa.;PA / Rhode Island;R.I.;RI / South Carolina;S.C.;SC / South Dakota;S.D.;SD / Tennessee;Tenn.;TN
Texas;;TX / Utah;;UT / Vermont;Vt.;VT / Virginia;Va.;VA / Washington;Wash.;WA / West Virginia;W.Va.;WV
Wisconsin;Wis.;WI / Wyoming;Wyo.;WY / District of Columbia;D.C.;DC
"""

_REGIONS = """
Africa|Antarctica|Asia|Europe|Eurasia|Oceania|Arctic|Middle East|Latin America|North America|South America
Central America|Southeast Asia|South Asia|Central Asia|East Asia|Western Europe|Eastern Europe|Caribbean|Balkans|Sahel
Pacific|Atlantic|Indian Ocean|Mediterranean|Black Sea|Red Sea|South China Sea|Persian Gulf|Gulf of Mexico
Strait of Hormuz|Suez Canal|Panama Canal|Siberia|Crimea|Donbas|Donetsk|Luhansk|Punjab|Kerala|Gujarat|Maharashtra
Tamil Nadu|Karnataka|Telangana|Andhra Pradesh|Uttar Pradesh|Madhya Pradesh|Bihar|West Bengal|Rajasthan|Haryana|Odisha
Assam|Jharkhand|Chhattisgarh|Uttarakhand|Himachal Pradesh|Goa|Manipur|Ladakh|Ontario|Quebec|British Columbia|Alberta
New South Wales|Queensland|Bavaria|Catalonia|Midwest|Silicon Valley|Manhattan|Brooklyn|Queens|Bronx|Harlem
Hollywood|Long Island|Staten Island|New England
"""

_CITIES = """
New York|New York City|Los Angeles|Chicago|Houston|Phoenix|Philadelphia|San Antonio|San Diego|Dallas|San Jose|Austin
Jacksonville|San Francisco|Columbus|Indianapolis|Charlotte|Seattle|Denver|Boston|Nashville|Detroit|Portland|Memphis
Louisville|Baltimore|Milwaukee|Albuquerque|Tucson|Fresno|Sacramento|Atlanta|Miami|Oakland|Minneapolis|Cleveland|Tampa
New Orleans|Pittsburgh|Cincinnati|St. Louis|Las Vegas|Salt Lake City|Des Moines|Honolulu|Anchorage|Buffalo|Newark
Manchester|Birmingham|Liverpool|Leeds|Glasgow|Sheffield|Bristol|Oxford|Cambridge|Nottingham|Newcastle
Mumbai|Bombay|Kolkata|Calcutta|Chennai|Madras|Bengaluru|Bangalore|Hyderabad|Ahmedabad|Pune|Jaipur|Lucknow|Kanpur|Nagpur
Patna|Bhopal|Indore|Surat|Varanasi|Amritsar|Chandigarh|Gurugram|Gurgaon|Noida|Kochi|Guwahati|Karachi|Lahore|Peshawar
Rawalpindi|Quetta|Shanghai|Hong Kong|Shenzhen|Guangzhou|Wuhan|Osaka|Kyoto|Hiroshima|Busan|Sydney|Melbourne|Brisbane
Perth|Adelaide|Auckland|Christchurch|Toronto|Montreal|Vancouver|Calgary|Tel Aviv|Haifa|Gaza City|Rafah|Khan Younis
Khan Yunis|Aleppo|Homs|Mosul|Basra|Dubai|Jeddah|Mecca|Istanbul|Kharkiv|Kharkov|Odesa|Odessa|Lviv|Mariupol|Kherson
Bakhmut|Zaporizhzhia|St. Petersburg|Munich|Frankfurt|Hamburg|Cologne|Milan|Naples|Barcelona|Geneva|Zurich|Davos
Marseille|Lyon|Nice|Amsterdam|Rotterdam|Antwerp|Lagos|Johannesburg|Cape Town|Durban|Sao Paulo|São Paulo
Rio de Janeiro|Guantanamo Bay|Guantánamo Bay|Kandahar|Idlib|Aden|Benghazi|Goma|Alexandria|Casablanca|Marrakesh
"""

# A building, street or town for the body that works there; on the right a country or body by its usual name.
_SEATS = """
White House=United States|Oval Office=United States|Kremlin=Russia|Downing Street=United Kingdom
No. 10=United Kingdom|Whitehall=United Kingdom|Westminster=United Kingdom|Élysée=France|Elysee=France
Élysée Palace=France|Quai d'Orsay=France|Blue House=South Korea|South Block=India|Zhongnanhai=China
Pentagon=Defense Department
Foggy Bottom=State Department|Capitol Hill=Congress|Capitol=Congress|Rashtrapati Bhavan=India
Turtle Bay=United Nations|Raisina Hill=India|Tel Aviv=Israel|Brussels=European Union
"""


def _cells(table: str, mark: str = "|") -> Iterator[str]:
    for line in table.strip().splitlines():
        yield from (cell.strip() for cell in line.split(mark) if cell.strip())


def _states() -> tuple[dict[str, str], dict[str, str]]:
    names: dict[str, str] = {}
    short: dict[str, str] = {}
    for row in _cells(_STATES, " / "):
        name, traditional, postal = row.split(";")
        names[name.casefold()] = name
        short.update({form.casefold(): name for form in (name, traditional, traditional.rstrip("."), postal) if form})
    return names, short


_full, _short = _states()
STATES: Mapping[str, str] = MappingProxyType(_full)
STATES_AFTER_COMMA: Mapping[str, str] = MappingProxyType(_short)  # "va", "va.", and all full names
TOWNS: Mapping[str, str] = MappingProxyType(
    {key(name): name for name in (*_cells(_CITIES), *_cells(_REGIONS))}
    | {"new york city": "New York", "bombay": "Mumbai", "calcutta": "Kolkata", "madras": "Chennai"}
    | {"bangalore": "Bengaluru", "odessa": "Odesa", "kharkov": "Kharkiv", "khan yunis": "Khan Younis"}
)
TOWNSPEOPLE: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("new yorker", "new yorkers"), "New York"),
        **dict.fromkeys(("londoner", "londoners"), "London"),
        **dict.fromkeys(("parisian", "parisians"), "Paris"),
        **dict.fromkeys(("texan", "texans"), "Texas"),
        **dict.fromkeys(("californian", "californians"), "California"),
        **dict.fromkeys(("floridian", "floridians"), "Florida"),
    }
)
SEATS: Mapping[str, str] = MappingProxyType({key(k): v for k, v in (cell.split("=") for cell in _cells(_SEATS))})
