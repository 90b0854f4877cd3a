"""Names of the calendar in English: months, weekdays, seasons, parts of the day.

Abbreviations are those of the AP and Guardian style books. Seasons are given as the months that either the
meteorological or the astronomical reckoning counts, northern hemisphere.
"""

MONTHS = {
    "january": 1, "jan": 1, "february": 2, "feb": 2, "march": 3, "mar": 3, "april": 4, "apr": 4, "may": 5, "june": 6,
    "jun": 6, "july": 7, "jul": 7, "august": 8, "aug": 8, "september": 9, "sept": 9, "sep": 9, "october": 10,
    "oct": 10, "november": 11, "nov": 11, "december": 12, "dec": 12,
}  # fmt: skip
WEEKDAYS = {
    "monday": 0, "mon": 0, "tuesday": 1, "tues": 1, "tue": 1, "wednesday": 2, "wed": 2, "thursday": 3, "thurs": 3,
    "thur": 3, "thu": 3, "friday": 4, "fri": 4, "saturday": 5, "sat": 5, "sunday": 6, "sun": 6,
}  # fmt: skip

# First and last month; the last may lie in the next year.
SEASONS = {"spring": (3, 6), "summer": (6, 9), "autumn": (9, 12), "fall": (9, 12), "winter": (12, 15)}

# The hours of the day that a word may mean; a night runs past midnight.
DAY_PARTS = {
    "dawn": (3.0, 8.0), "morning": (0.0, 12.0), "midday": (11.0, 14.0), "lunchtime": (11.0, 15.0),
    "afternoon": (12.0, 19.0), "dusk": (15.0, 23.0), "evening": (16.0, 24.0), "night": (17.0, 32.0),
    "noon": (12.0, 12.0), "midnight": (24.0, 24.0), "overnight": (18.0, 34.0),
}  # fmt: skip

# Days of the feast kind: names that hold a weekday but tell none by themselves.
NAMED_DAYS = frozenset(
    "black good easter ash bloody super cyber giving palm holy maundy fat shrove small boxing sheffield".split()
)

# Names that are also given names or common words: a month only beside other words of time.
AMBIGUOUS_MONTHS = frozenset("march april may june august mar jan".split())

# Days that are known by a name, as month and day.
FEASTS = {
    "new year's eve": (12, 31), "new year's day": (1, 1), "christmas eve": (12, 24), "christmas day": (12, 25),
    "boxing day": (12, 26), "valentine's day": (2, 14), "halloween": (10, 31), "independence day": (7, 4),
    "may day": (5, 1), "epiphany": (1, 6), "veterans day": (11, 11), "juneteenth": (6, 19),
}  # fmt: skip
QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "q1": 1, "q2": 2, "q3": 3, "q4": 4}
# Minutes that are said before "past" and "to" the hour.
SAID_MINUTES = {"half": 30, "quarter": 15, "five": 5, "ten": 10, "twenty": 20, "twenty five": 25}
