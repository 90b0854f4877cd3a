"""Where the dateline of a story ends: "NEW DELHI, Nov 4 (Reuters) -", "Mumbai:", "WASHINGTON (AP) —".

The form follows the stylebooks of AP, Reuters and PTI: place, region, day, agency, then a dash or a colon. Without a
day, an agency or capitals only the cities count that those stylebooks let stand alone.
"""

import re

# AP's cities that stand alone in datelines, and the capitals from which Indian agencies report.
_ALONE = """
Amsterdam|Athens|Atlanta|Baghdad|Baltimore|Bangkok|Beijing|Beirut|Berlin|Boston|Brussels|Cairo|Chicago|Cincinnati
Cleveland|Copenhagen|Dallas|Denver|Detroit|Djibouti|Dublin|Frankfurt|Geneva|Gibraltar|Guatemala City|Havana|Helsinki
Hong Kong|Honolulu|Houston|Indianapolis|Islamabad|Istanbul|Jerusalem|Johannesburg|Kabul|Kuwait City|Kyiv|Las Vegas
Lisbon|London|Los Angeles|Luxembourg|Macau|Madrid|Mexico City|Miami|Milan|Milwaukee|Minneapolis|Monaco|Montreal|Moscow
Munich|New Orleans|New York|Oklahoma City|Ottawa|Panama City|Paris|Philadelphia|Phoenix|Pittsburgh|Prague|Quebec City
Rio de Janeiro|Rome|San Antonio|San Diego|San Francisco|San Marino|Sao Paulo|Seattle|Seoul|Shanghai|Singapore
St. Louis|Stockholm|Sydney|Tehran|Tokyo|Toronto|United Nations|Vatican City|Vienna|Warsaw|Washington|Zurich
New Delhi|Mumbai|Kolkata|Chennai|Bengaluru|Hyderabad|Ahmedabad|Lucknow|Patna|Bhopal|Jaipur|Chandigarh|Srinagar|Jammu
Guwahati|Thiruvananthapuram|Kochi|Pune|Nagpur|Ranchi|Raipur|Bhubaneswar|Dehradun|Shimla|Imphal|Gurugram|Noida|Gaza
Karachi|Lahore|Dhaka|Colombo|Kathmandu|Tel Aviv|Dubai|Doha|Riyadh|Kuala Lumpur|Jakarta|Manila|Hanoi|Nairobi|Lagos
"""
_CITY = "|".join(re.escape(c) for c in _ALONE.replace("\n", "|").strip("|").split("|"))
_CAPITALS = r"[A-Z][A-Z.'’-]+(?:[ ][A-Z][A-Z.'’-]+){0,3}(?:/[A-Z][A-Z ]+)?"
_ANY_PLACE = r"[A-Z][\w.'’-]+(?:[ ][A-Z][\w.'’-]+){0,3}(?:/[A-Z][\w ]+)?"
_REGION = r"(?:,[ ][A-Z][\w.'’-]*(?:[ ][A-Z][\w.'’-]*){0,2})?(?:[ ]?\[[A-Z][\w .]{1,20}\])?"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DAY = rf"(?:,?[ ](?:{_MONTH}[ ]\d{{1,2}}|\d{{1,2}}[ ]{_MONTH})(?:,?[ ]\d{{4}})?)"
_NAMES = (
    "AP|Reuters|Thomson Reuters Foundation|AFP|PTI|ANI|IANS|UNI|UPI|CNN|Xinhua|Bloomberg|BBC|dpa|DPA|TASS|Kyodo|TNS"
)
_AGENCY = rf"(?:,?[ ]?\((?:{_NAMES})(?:[ /](?:{_NAMES}|Business|News))?\))"
# Behind a day any name in brackets is an agency's.
_HOUSE = r"(?:,?[ ]?\([A-Z][\w.&-]*(?:[ ][A-Z][\w.&-]*){0,2}\))"
_DASH = r"(?:\s*[—–]+\s*|\s+-{1,2}\s+)"
_MARK = rf"(?:{_DASH}|\s*:\s+)"

_DATELINE = re.compile(
    rf"""
      {_ANY_PLACE}{_REGION}(?:{_DAY}(?:{_AGENCY}|{_HOUSE})?|{_AGENCY}){_MARK}   # a day or an agency shows what it is
    | {_ANY_PLACE}{_REGION}{_DAY}{_AGENCY}\s+                        # both, as Indian agencies print them
    | {_CAPITALS}{_REGION}{_HOUSE}?{_DASH}                                  # so do capitals before a dash
    | (?i:{_CITY})(?:,[ ]D\.C\.)?{_MARK}                           # and a city that stands alone
    | \((?:{_NAMES})\){_DASH}?\s*          # or the agency by itself
    """,
    re.VERBOSE,
)
_LONGEST, _SHORTEST_LEAD = 120, 20


def dateline_end(text: str) -> int:
    """Where the dateline that opens the paragraph `text` ends, 0 where there is none; a headline has none."""
    found = _DATELINE.match(text, 0, min(len(text), _LONGEST))
    if not found or len(text) - found.end() < _SHORTEST_LEAD or text.rstrip()[-1].isalnum():
        return 0
    behind = text[found.end()]
    return found.end() if behind.isupper() or behind.isdigit() or behind in "\"'“‘$£€₹" else 0
