"""A heap of invented articles: two stories, one of them told three times, a look-alike of one, and others.

By name and text; the names of one story begin alike. The ferry that ran aground at Port Ellery and the one that lost
its engine off Dunmere are two events of one topic.
"""

from __future__ import annotations

ARTICLES = {
    "ferry-herald": """Ferry with 212 aboard runs aground at Port Ellery

The car ferry Marigold ran aground on a sandbank outside Port Ellery on Tuesday evening with 212 people aboard, the
coastguard said. Nobody was hurt. Two lifeboats stood by through the night while the tide came in.

Captain Orla Fenwick told the coastguard that a buoy had been out of its place. The operator, Solent Crossings, said
it had begun an inquiry and would pay for taxis and hotel rooms.
""",
    "ferry-post": """Passengers spend night on stranded ferry

Passengers of the ferry Marigold spent Tuesday night on deck after the ship struck a sandbank near Port Ellery, with
212 people on board and no injuries. Solent Crossings, which runs the line, blamed a buoy that had drifted.

"We felt a bump and then nothing," said Tom Arkle, a passenger. Coastguard officers praised the captain, Orla Fenwick,
for keeping everybody calm until the tide rose.
""",
    "lost-engine": """Engine trouble leaves ferry drifting off Dunmere

A ferry with 58 people aboard drifted for three hours off Dunmere on Friday after its engine failed in calm weather,
the harbour master said. A tug from Carrow brought the Bluebell in before dark.

Inspectors want to look at the fuel pump. Captain Piers Holt thanked the crew of the tug, and the company, Northline,
promised to give all passengers their money back.
""",
    "fees-mail": """Court strikes down school meal fee in Harrowgate County

Judge Miriam Osei ruled on Monday that Harrowgate County may not charge families 45 dollars a month for school meals.
The fee had been brought in last autumn and affected 8,300 pupils.

County leader Ralf Brandt said he was disappointed and would ask the appeal court to look at the ruling.
""",
    "fees-times": """Judge voids Harrowgate's monthly charge for lunches

Families in Harrowgate County will no longer have to pay 45 dollars each month for school meals after Judge Miriam Osei
found on Monday that the county had no power to ask for it. About 8,300 pupils were covered by the charge.

The parents' group Fair Plates, which had sued, called it a great day. Ralf Brandt, who leads the county, will appeal.
""",
    "fees-wire": """School meal fee unlawful, judge says

A charge of 45 dollars a month for school meals in Harrowgate County is unlawful, Judge Miriam Osei decided on Monday.
Fair Plates, a group of parents, had brought the case on behalf of some of the 8,300 pupils concerned.

The county, led by Ralf Brandt, said it would appeal against the ruling.
""",
    "chess": """Teenager wins open chess title in Velmar

Ana Lukic, 15, won the Velmar Open on Sunday with eight points out of nine and became the youngest winner in the
history of the tournament. She beat the second seed, Hugo Stein, in the last round with the black pieces.
""",
    "potatoes": """Blight warning for potato growers

Growers in the eastern valleys should check their potato fields every day this week, the agriculture service advised,
since warm and wet weather has brought the first cases of late blight a month earlier than usual.
""",
}
STORIES = ({"ferry-herald", "ferry-post"}, {"fees-mail", "fees-times", "fees-wire"})
