"""Verbs of a blow that papers also use for criticism, and the words that show a blow is meant.

The verbs are those of Levin's classes 18 (contact by impact) and 20 that English Verb Classes lists under judgement as
well; the words are own, after the arms, casualties and weather of agency reports.
"""

from __future__ import annotations

BLOWS = frozenset("attack assail blast slam hammer rip bash savage pan".split())
HARM = frozenset(
    """drone drones missile missiles rocket rockets bomb bombs bomber bombers bombing shell shells shelling mortar
    mortars artillery gun guns gunfire gunman gunmen rifle rifles pistol knife knives machete axe grenade grenades
    explosive explosives airstrike airstrikes airstrike warplane warplanes jets tank tanks troops soldiers soldier
    rebels rebel militants militant fighters militia militias insurgents jihadists terrorists army navy forces
    killing killed kill kills dead death deaths wounding wounded injuring injured hurt casualties hostage hostages
    hurricane storm storms tornado typhoon cyclone winds waves earthquake blizzard snowstorm shark bear dog wolves
    village town convoy base barracks outpost checkpoint embassy airport refinery warship ship vessel""".split()
)
