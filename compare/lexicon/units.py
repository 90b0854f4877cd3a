"""Units of measure, currencies, and the factor of each to its base unit (SI brochure, 9th edition; NIST SP 811).

A unit's normal form is the value in `UNITS`; `BASES` turns it into a base unit, so that 5 miles meet 8 kilometres.
"""

# "USD" is a bare dollar, which may be that of any country; "US$" is said to be American.
CURRENCY_SIGNS = {
    "$": "USD", "us$": "US$", "a$": "AUD", "au$": "AUD", "c$": "CAD", "ca$": "CAD", "nz$": "NZD", "hk$": "HKD",
    "aus$": "AUD", "s$": "SGD", "r$": "BRL",
    "£": "GBP", "€": "EUR", "₹": "INR", "¥": "JPY", "₩": "KRW", "₽": "RUB", "₺": "TRY",
    "₴": "UAH", "₪": "ILS", "rs": "INR", "rs.": "INR", "inr": "INR", "usd": "US$", "eur": "EUR",
    "gbp": "GBP", "cad": "CAD", "aud": "AUD", "jpy": "JPY", "cny": "CNY", "chf": "CHF", "rmb": "CNY",
    "hkd": "HKD", "sgd": "SGD", "nzd": "NZD", "sek": "SEK", "nok": "NOK",
    "dkk": "DKK", "pln": "PLN", "czk": "CZK",
}  # fmt: skip
CURRENCY_NAMES = {
    "dollar": "USD", "dollars": "USD", "rupee": "INR", "rupees": "INR", "euro": "EUR", "euros": "EUR", "pound": "pound",
    "pounds": "pound", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY", "ruble": "RUB", "rubles": "RUB",
    "rouble": "RUB", "roubles": "RUB", "franc": "CHF", "francs": "CHF", "peso": "peso", "pesos": "peso",
    "shekel": "ILS", "shekels": "ILS", "lira": "TRY", "hryvnia": "UAH", "dirham": "AED", "dirhams": "AED",
    "riyal": "SAR", "riyals": "SAR", "naira": "NGN", "krona": "SEK", "kronor": "SEK", "zloty": "PLN",
    "crown": "crown", "crowns": "crown", "krone": "NOK", "kroner": "NOK", "forint": "HUF", "rand": "ZAR", "won": "KRW",
    "bitcoin": "BTC", "bitcoins": "BTC",
    "usd": "US$", "eur": "EUR", "gbp": "GBP", "inr": "INR", "cents": "cent", "cent": "cent", "pence": "pence",
}  # fmt: skip
CURRENCIES = frozenset(CURRENCY_SIGNS.values()) | frozenset(CURRENCY_NAMES.values())

# Two or three words are given with single spaces, and win over one.
UNITS = {
    "%": "percent", "percent": "percent", "per cent": "percent", "pct": "percent", "pc": "percent",
    "percentage point": "points", "percentage points": "points", "percent points": "points", "point": "points",
    "points": "points", "basis point": "bp", "basis points": "bp", "bps": "bp",
    "km": "km", "kms": "km", "kilometre": "km", "kilometres": "km", "kilometer": "km", "kilometers": "km",
    "mile": "mile", "miles": "mile", "metre": "m", "metres": "m", "meter": "m", "meters": "m", "m": "m",
    "foot": "ft", "feet": "ft", "ft": "ft", "inch": "inch", "inches": "inch", "cm": "cm", "centimetre": "cm",
    "light-years": "lightyear", "light-year": "lightyear", "light - years": "lightyear", "light - year": "lightyear",
    "light years": "lightyear", "light year": "lightyear", "nautical miles": "nmile", "nautical mile": "nmile",
    "centimetres": "cm", "centimeter": "cm", "centimeters": "cm", "mm": "mm", "millimetres": "mm",
    "millimeters": "mm", "yard": "yard", "yards": "yard",
    "square miles": "sqmile", "square mile": "sqmile", "sq mi": "sqmile", "square kilometres": "sqkm",
    "square kilometers": "sqkm", "sq km": "sqkm", "square metres": "sqm", "square meters": "sqm",
    "square feet": "sqft", "square foot": "sqft", "sq ft": "sqft", "acre": "acre", "acres": "acre",
    "hectare": "hectare", "hectares": "hectare",
    "kg": "kg", "kgs": "kg", "kilogram": "kg", "kilograms": "kg", "kilo": "kg", "kilos": "kg", "gram": "g",
    "grams": "g", "grammes": "g", "tonne": "tonne", "tonnes": "tonne", "metric tons": "tonne",
    "metric tonnes": "tonne", "ton": "ton", "tons": "ton", "lb": "lb", "lbs": "lb", "ounce": "ounce",
    "ounces": "ounce", "stone": "stone",
    "litre": "litre", "litres": "litre", "liter": "litre", "liters": "litre", "gallon": "gallon",
    "gallons": "gallon", "barrel": "barrel", "barrels": "barrel", "bpd": "barrel",
    "mph": "mph", "miles per hour": "mph", "miles an hour": "mph", "kph": "kmh", "kmh": "kmh", "kmph": "kmh",
    "kilometres per hour": "kmh", "kilometers per hour": "kmh", "kilometres an hour": "kmh",
    "kilometers an hour": "kmh",
    "degrees celsius": "celsius", "celsius": "celsius", "°c": "celsius", "degrees fahrenheit": "fahrenheit",
    "fahrenheit": "fahrenheit", "°f": "fahrenheit", "degrees": "degree", "degree": "degree",
    "watts": "watt", "kw": "kw", "kilowatts": "kw", "mw": "mw", "megawatt": "mw", "megawatts": "mw", "gw": "gw",
    "gigawatt": "gw", "gigawatts": "gw", "kilowatt-hours": "kwh", "kwh": "kwh", "mwh": "mwh", "gwh": "gwh",
    "hz": "hz", "khz": "khz", "megahertz": "mhz", "mhz": "mhz", "gigahertz": "ghz", "ghz": "ghz",
    "kb": "kb", "kilobytes": "kb", "mb": "mb", "megabytes": "mb", "gb": "gb", "gigabyte": "gb", "gigabytes": "gb",
    "tb": "tb", "terabyte": "tb", "terabytes": "tb", "mbps": "mbps", "gbps": "gbps", "megapixel": "mp",
    "megapixels": "mp", "mp": "mp", "mah": "mah", "volts": "volt", "decibels": "db", "db": "db", "horsepower": "hp",
    "bhp": "hp", "calories": "calorie", "kcal": "calorie", "mg": "mg", "milligrams": "mg", "milligram": "mg",
    "mcg": "mcg", "micrograms": "mcg", "ml": "ml", "millilitres": "ml", "milliliters": "ml", "cl": "cl",
    "oz": "ounce", "g": "g", "in": "inch", "c": "celsius", "f": "fahrenheit",
    "second": "second", "seconds": "second", "minute": "minute", "minutes": "minute", "min": "minute",
    "mins": "minute", "hour": "hour", "hours": "hour", "hr": "hour", "hrs": "hour", "day": "day", "days": "day",
    "week": "week", "weeks": "week", "month": "month", "months": "month", "year": "year", "years": "year",
    "yr": "year", "yrs": "year", "decade": "decade", "decades": "decade", "century": "century",
    "centuries": "century",
}  # fmt: skip

# Normal unit: (dimension, how many base units it is).
BASES = {
    "percent": ("share", 1.0), "bp": ("points", 0.01), "points": ("points", 1.0),
    "km": ("length", 1000.0), "mile": ("length", 1609.344), "m": ("length", 1.0), "ft": ("length", 0.3048),
    "inch": ("length", 0.0254), "cm": ("length", 0.01), "mm": ("length", 0.001), "yard": ("length", 0.9144),
    "nmile": ("length", 1852.0), "lightyear": ("distance in space", 1.0),
    "sqmile": ("area", 2.589988e6), "sqkm": ("area", 1e6), "sqm": ("area", 1.0), "sqft": ("area", 0.09290304),
    "acre": ("area", 4046.856), "hectare": ("area", 1e4),
    "kg": ("mass", 1.0), "g": ("mass", 0.001), "tonne": ("mass", 1000.0), "ton": ("mass", 1000.0),
    "lb": ("mass", 0.45359237), "pound": ("mass", 0.45359237), "ounce": ("mass", 0.028349523),
    "stone": ("mass", 6.35029318),
    "litre": ("volume", 1.0), "gallon": ("volume", 3.785411784),
    "mph": ("speed", 1.609344), "kmh": ("speed", 1.0),
    "mg": ("mass", 1e-6), "mcg": ("mass", 1e-9), "ml": ("volume", 1e-3), "cl": ("volume", 1e-2),
    "barrel": ("volume", 158.987), "kwh": ("energy", 1.0), "mwh": ("energy", 1e3), "gwh": ("energy", 1e6),
    "hz": ("frequency", 1.0), "khz": ("frequency", 1e3), "mhz": ("frequency", 1e6), "ghz": ("frequency", 1e9),
    "kb": ("storage", 1.0), "mb": ("storage", 1e3), "gb": ("storage", 1e6), "tb": ("storage", 1e9),
    "mbps": ("data rate", 1.0), "gbps": ("data rate", 1e3),
    "watt": ("power", 1e-3), "kw": ("power", 1.0), "mw": ("power", 1e3), "gw": ("power", 1e6),
    "second": ("time", 1 / 86400), "minute": ("time", 1 / 1440), "hour": ("time", 1 / 24), "day": ("time", 1.0),
    "week": ("time", 7.0), "month": ("time", 30.44), "year": ("time", 365.25), "decade": ("time", 3652.5),
    "century": ("time", 36525.0), "cent": ("cents", 1.0),
}  # fmt: skip
TIME_UNITS = frozenset(unit for unit, (dimension, _) in BASES.items() if dimension == "time")

# Glued to digits or in capitals these letters are units; apart from them "in" and "a" are words.
GLUED_ONLY = frozenset("c f g in mp db".split())
# What follows a figure and makes a rate of it, by the time (or head) that it is counted for.
RATES = {
    "annually": "year", "yearly": "year", "monthly": "month", "weekly": "week", "daily": "day", "nightly": "day",
    "hourly": "hour", "apiece": "each",
}  # fmt: skip
RATED = frozenset("year month week day night hour minute second quarter person head share barrel tonne ton".split())
# The smaller unit in which a figure goes on: 2 hours 15 minutes, three dollars and fifty cents.
SMALLER = {
    "hour": ("minute", 60.0), "minute": ("second", 60.0), "day": ("hour", 24.0), "week": ("day", 7.0),
    "year": ("month", 12.0), "month": ("day", 30.44), "ft": ("inch", 12.0), "pound": ("ounce", 16.0),
    "lb": ("ounce", 16.0), "stone": ("pound", 14.0), "kg": ("g", 1000.0), "m": ("cm", 100.0),
    "USD": ("cent", 100.0), "EUR": ("cent", 100.0), "GBP": ("pence", 100.0),
}  # fmt: skip
