"""Reports on an invented affair, for files of the corpus to be made from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Story:
    """A report as it was written, before anybody set it."""

    title: str
    outlet: str
    byline: str
    day: str
    published_at: str
    paragraphs: tuple[str, ...]


CABLE = Story(
    "Cable cut was no accident, island says",
    "The Kettle Sound Herald",
    "Maud Ferrier",
    "9 March 2031",
    "2031-03-09",
    (
        "STROM HARBOUR — The undersea cable that links Aldersey to the mainland was cut by a ship’s anchor, and not by "
        "the storm, the island’s government said on Sunday, contradicting what the operator had told its customers for "
        "a week.",
        "“An anchor does not fall on the one cable in forty miles of sea by itself,” Interior Minister Ragna Holt told "
        "reporters at the lighthouse. She said that divers had found drag marks of some 300 metres on both sides of "
        "the break.",
        "The operator, Norrling Telecommunications, said in a statement that it had “no evidence of any intention” and "
        "that its investigation would be concluded by the end of the month. A spokeswoman declined to say whether the "
        "company had seen the pictures that the divers took.",
        "According to two officials with knowledge of the inquiry, the freighter Calluna passed over the cable at "
        "about four in the morning with its transponder switched off. They spoke on condition of anonymity because "
        "the inquiry is not finished. The Calluna’s owner, Pelham Shipping, denied that any of its vessels had been "
        "in the area.",
        "“We were in port, and the harbour master has the paper to prove it,” said Osric Tell, who manages the fleet. "
        "The harbour master, asked about this, said he remembered no such paper.",
        "Opposition leader Teodor Brandt accused the government of blaming a foreign ship to distract from its own "
        "negligence. The second cable, which was promised four years ago, has never been laid, he said, and nobody "
        "in the ministry has admitted why.",
    ),
)
FISH = Story(
    "Fishermen dispute ministry’s account of night at sea",
    "Aldersey Post",
    "Corin Dahl, Wenna Oake",
    "March 11, 2031",
    "2031-03-11",
    (
        "Three fishermen who were near the break on the night of 1 March say they saw no freighter, and that the sea "
        "was far too rough for anybody to anchor in.",
        "“I have been out there for thirty years,” said Jory Penn, whose boat was the closest. “If there had been a "
        "ship of that size without lights, I would not be here to tell you.”",
        "The ministry replied that the men’s own logs put them eleven miles to the south. Penn called this a "
        "misreading: the logs give the place where the nets were set, not where the boats waited, he explained. "
        "His brother, who keeps the logs, confirmed it.",
        "An oceanographer at the university, Dr. Signe Aune, said that marks on the bottom fade within days in such "
        "currents. “Either the marks are new, or somebody has been very lucky,” she said. She stressed that she had "
        "not seen the divers’ photographs.",
        "A well-placed source in the coast guard said that the radar at the southern station had been out of order "
        "since February. The coast guard would not comment on what it called operational details.",
    ),
)
COURT = Story(
    "Court orders operator to hand over its records",
    "Mainland Gazette",
    "Ines Varga",
    "Friday, 21 March 2031",
    "2031-03-21",
    (
        "A court on the mainland has ordered Norrling Telecommunications to hand over all records on the cable to "
        "Aldersey, rejecting the company’s argument that they are trade secrets.",
        "Judge Hanne Lund wrote that the public had “an overwhelming interest” in knowing who had known what, and "
        "when. The company has fourteen days to appeal, and its counsel said that it would.",
        "In the hearing, an engineer testified that the alarm had gone off twice that night and that both alarms had "
        "been acknowledged from headquarters. She did not say by whom. The company’s counsel suggested that the "
        "acknowledgement was automatic, which the engineer denied.",
        "Documents shown to the court indicate that the insurance of the cable was renewed three days before the "
        "break, for twice the former sum. “That is a coincidence, and there are such things,” the counsel said.",
        "Minister Holt welcomed the ruling. She promised to publish every page that does not endanger anyone, and "
        "said that the government had nothing to fear from the truth. Brandt, the opposition leader, said he would "
        "count the pages.",
        "Pelham Shipping, which is not a party to the case, announced that the Calluna had been sold in January. It "
        "did not name the buyer. Registers in two countries still list it as the owner, an archivist of the register "
        "confirmed on Thursday.",
    ),
)
STORIES = (CABLE, FISH, COURT)
