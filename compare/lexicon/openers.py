"""Words that open English news sentences with a capital and are no names.

Own list, read off the way agency reports begin: plain nouns for sources and crowds, adjectives and adverbs of time and
order, linking words. Grammar words are in `function_words`; -ing and -ly forms are told by their endings.
"""

OPENERS = frozenset(
    """officials official authorities police prosecutors investigators lawmakers legislators critics supporters
    opponents experts analysts economists scientists researchers doctors aides sources witnesses residents
    protesters protestors demonstrators activists campaigners voters people men women children students teachers
    workers farmers soldiers troops rebels militants gunmen attackers victims survivors relatives families
    parents neighbors neighbours journalists reporters editors leaders ministers senators congressmen diplomats
    judges jurors lawyers attorneys executives investors traders shares stocks markets prices oil polls results
    reports rumors figures data documents records emails messages videos video images photos footage tensions
    talks negotiations ties relations sanctions tariffs trade election elections turnout votes voting ballots
    rescuers firefighters emergency hospitals schools shops flights trains roads rain snow wind winds fire fires
    flames smoke explosions gunfire missiles drones rockets airstrikes local state federal national
    international foreign military civil public private political economic social legal former current new old
    young big small large major minor many much most more less few several some any all both either neither each
    every other others another same similar different early late later earlier recent recently last next first
    second third fourth fifth final finally previous previously initially originally eventually meanwhile
    however moreover furthermore therefore thus hence nonetheless nevertheless instead indeed besides overall
    still yet once twice again ever never always often sometimes usually today yesterday tomorrow tonight now
    one two three four five six seven eight nine ten eleven twelve dozens hundreds thousands millions billions
    almost nearly roughly around about approximately only just even perhaps maybe please thanks thank welcome
    good great bad best worst well better yes no oh hey ok okay hello god let look listen see go come get take
    make give read watch click subscribe follow share sign call think know say asked told given born based
    according citing speaking following despite due because since although though unless until whereas while
    whether that this these those there here what when where which who whom whose why how rather like unlike
    above below inside outside beyond amid among between during before after against toward towards within
    without across part half none nobody everyone everybody anyone someone nothing everything something anything
    so such too very also then than as if but and or nor for not at by in of on to up with from into over under
    update updated exclusive breaking opinion analysis live photo caption advertisement related editor would
    could should will can may might must shall does did do had has have is are was were be been being officers
    agents crews volunteers detectives deputies members delegates candidates rivals allies fans players coaches
    tourists passengers migrants refugees immigrants patients customers consumers employees businesses companies
    firms banks governments nations countries states cities towns counties democracy freedom justice peace war
    life death love faith hope history money power time year month week day night morning evening afternoon noon
    midnight winter summer autumn fall season holiday weekend pressed questioned faced joined led backed dressed
    armed surrounded accompanied elected appointed named known posted written published quoted added seen heard
    found left set put held kept made taken brought raised five-day long short high low top bottom right wrong
    true false real sure clear hard easy free full empty fellow veteran senior junior chief deputy acting
    interim incumbent longtime billionaire actor singer author republican-led democratic-led her his their our
    my your its ceasefire inflation growth unemployment""".split()
)  # fmt: skip
