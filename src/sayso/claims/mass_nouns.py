"""Nouns of what is not counted, which stand without an article: "information", "gunfire", "remorse"."""

from __future__ import annotations

MASS = frozenset(
    """access advice aid air alcohol ammunition ammo anger anonymity apathy assistance attention awareness bail
    bedding beef beer behavior behaviour blood bond bravery bread business butter cannabis care cargo cash chaos
    charity cheese clothing coal cocaine coffee comfort comment communication compassion compensation concern concrete
    confidence confusion consent consciousness contact content contraband control cooperation co-operation copper
    corrosion corroboration cotton courage credit crime crude custody damage danger data daylight debris dialogue
    dignity diligence dirt discipline discretion doubt dust duress education electricity equipment equity ethanol
    evidence evil excitement expertise exposure extremism faith fiction flesh food foliage foul fraud freedom fuel fun
    funding furniture gas gasoline gear gold grain grass gravel grief growth guidance gunfire gunpowder happiness
    hardware harm harmony haste hate hatred health heat help heroin homework honesty hope hostility housing humidity
    humour humor hunger ice immunity impunity infrastructure information insurance integrity intelligence intent
    interest intimidation investigation iron jail jewellery jewelry joy justice knowledge labor labour laughter leniency
    leisure literature livestock loot love luck luggage lumber machinery mail malice marijuana meat
    matter medication medicine mercy merchandise metal meth methamphetamine milk money motivation mud music
    nature news notice obedience oil opposition order outrage ownership oxygen paint paper paperwork paraphernalia
    patience pay peace peril permission pollution poverty power practice praise precipitation premeditation pressure
    prison privacy probation progress proof property propaganda prosperity protection protein publicity punishment
    racism rain rage recognition recourse relief remorse rent research residue resistance respect responsibility rest
    retaliation revenge rice room rubbish rubble safety salt sand sanity satisfaction scrutiny school secrecy
    security sewage sex shame shelter shipping shrapnel silence silver sleep smoke snow soil software solidarity
    space speculation speed staff stability steam steel stress stuff sugar supervision support surgery surveillance
    sympathy taxation technology tenderness terrorism terror thirst time tobacco torture traffic transparency
    transport transportation trash treatment trespass trouble trust truth understanding unrest urgency use vandalism
    vegetation vengeance verification vindication violence vodka vomit water wealth weaponry weather whisky whiskey wine
    wood word work worth wrongdoing wreckage stone timber glass cement plastic rubber marble clay
    one nobody nothing something anything everything someone anyone everyone
    somebody anybody everybody whatsoever whatever longer""".split()
)
"""Base forms; ``is_counted`` knows besides the endings of others."""
_ENDINGS = ("ness", "ism", "ship", "hood")
_DONE = frozenset(
    """shooting building meeting hearing warning ruling bombing shelling killing stabbing finding filing ceiling
    wedding opening landing sighting beating painting recording drawing booking sitting offering blessing
    gathering crossing dwelling clearing railing setting mooring siding outing briefing listing posting reading
    king ring string thing spring wing evening morning""".split()
)
"""What is counted although it ends as what goes on."""
_COUNTED = frozenset(
    "ship warship membership friendship partnership relationship neighborhood neighbourhood witness".split()
)


def is_counted(noun: str) -> bool:
    """Whether there may be one of what a noun means, given by its base form in small letters."""
    if noun in _DONE | _COUNTED:
        return True
    return noun not in MASS and not noun.endswith(("ing", *_ENDINGS))
