"""How the names of regions and towns are written, and what the gazetteer's packages lack or have wrong."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from hashlib import blake2b

_MARKS = frozenset(".'’‘`ʻʼ")
_GAPS = frozenset("-‐‑–/,")
_LETTERS = {"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "ı": "i"}
_SHORT = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft"}


class _Folding(dict[int, str]):
    """What each character becomes, worked out when first met: a gazetteer has a million names to fold."""

    def __missing__(self, code: int) -> str:
        letter = chr(code).lower()
        parts = unicodedata.normalize("NFKD", _LETTERS.get(letter, letter))
        self[code] = "".join(self._plain(c) for c in parts if not unicodedata.combining(c))
        return self[code]

    @staticmethod
    def _plain(letter: str) -> str:
        return "" if letter in _MARKS else " " if letter in _GAPS else letter


_FOLDING = _Folding()


def fold(name: str) -> str:
    """A name as it is looked up: no accents, case, stops, apostrophes or article; "St." and "Saint" alike."""
    words = name.translate(_FOLDING).split()
    if len(words) > 1:
        if words[0] == "the":
            del words[0]
        words = [_SHORT.get(word, word) for word in words]
    return " ".join(words)


KINDS_OF_REGION = frozenset(
    "province state region governorate county oblast prefecture territory voivodeship canton".split()
)
"""Nouns that say that the name beside them is a region's."""

REGION_ENDS = re.compile(
    r"\s+(?:province|state|region|governorate|county|oblast|krai|prefecture|district|territory|department|parish"
    r"|voivodeship|canton|division)$",
    re.IGNORECASE,
)
"""What a region's name may end in and be told without."""

CORRECTIONS: dict[tuple[str, str], tuple[float, float]] = {
    ("US", ""): (39.76, -98.5),
    ("CA", ""): (60.11, -113.64),
    ("AU", ""): (-25.0, 135.0),
    ("IN", ""): (22.0, 79.0),
    ("ZM", ""): (-14.33, 28.5),
    ("US", "NY"): (43.0, -75.5),
}
"""Where the package's middle of a country or region is far from that of GeoNames, which the towns come from: by code.

It has New York City for the state of New York, and for the United States a point 240 km from the surveyed centre."""

COUNTRY_NAMES: dict[str, tuple[str, ...]] = {
    "CD": ("Congo", "D.R. Congo"),
    "CZ": ("Czech Republic",),
    "KP": ("N. Korea", "N Korea"),
    "KR": ("S. Korea", "S Korea"),
    "LA": ("Lao PDR",),
    "MO": ("Macau",),
    "PS": ("Occupied Palestinian Territories",),
    "PG": ("P.N.G.",),
    "VA": ("Vatican",),
    "VI": ("US Virgin Islands", "Virgin Islands"),
}
"""Names that ``sayso.countries`` and the packages lack, or where two countries share one."""

FIRST_LEVEL: dict[str, frozenset[str]] = {
    "FR": frozenset(("metropolitan region", "overseas region")),
    "IT": frozenset(("region", "autonomous region")),
    "ES": frozenset(("autonomous community", "autonomous city")),
    "GB": frozenset(("country", "province")),
    "PH": frozenset(("region",)),
    "BE": frozenset(("region",)),
    "IE": frozenset(("province",)),
    "BF": frozenset(("region",)),
    "MA": frozenset(("region",)),
    "BD": frozenset(("division",)),
    "CZ": frozenset(("region", "capital city")),
    "EE": frozenset(("county",)),
    "FJ": frozenset(("division", "dependency")),
    "GN": frozenset(("administrative region", "governorate")),
    "HU": frozenset(("county", "capital city")),
    "IS": frozenset(("region",)),
    "LK": frozenset(("province",)),
    "LT": frozenset(("county",)),
    "MW": frozenset(("region",)),
    "UG": frozenset(("region",)),
    "PS": frozenset(),
}
"""In countries of which the package lists two levels: the types of the first one."""

REGION_NAMES = """
US.CA Calif.|Cal.
US.DC D.C.|DC
US.NY N.Y.|New York State|upstate New York
US.NJ N.J.
US.NH N.H.
US.NM N.M.
US.NC N.C.
US.ND N.D.
US.SC S.C.
US.SD S.D.
US.RI R.I.
US.WV W.Va.|W. Va.
US.AL Ala.
US.AZ Ariz.
US.AR Ark.
US.CO Colo.
US.CT Conn.
US.DE Del.
US.FL Fla.
US.GA Ga.
US.ID Ida.
US.IL Ill.
US.IN Ind.
US.KS Kan.|Kans.
US.KY Ky.
US.LA La.
US.MD Md.
US.MA Mass.
US.MI Mich.
US.MN Minn.
US.MS Miss.
US.MO Mo.
US.MT Mont.
US.NE Neb.|Nebr.
US.NV Nev.
US.OK Okla.
US.OR Ore.|Oreg.
US.PA Pa.|Penn.
US.TN Tenn.
US.TX Tex.
US.VT Vt.
US.VA Va.
US.WA Wash.|Washington State
US.WI Wis.|Wisc.
US.WY Wyo.
CA.ON Ont.
CA.BC B.C.
CA.AB Alta.
CA.SK Sask.
CA.MB Man.
CA.QC Que.
CA.NS N.S.
CA.NB N.B.
CA.NL Nfld.|Newfoundland
CA.PE P.E.I.|PEI
AU.NSW N.S.W.|NSW
AU.QLD Qld.|Qld
AU.VIC Vic.
AU.TAS Tas.
AU.WA W.A.
AU.SA S.A.
AU.NT N.T.
FR.BRE =Brittany
FR.NOR =Normandy
FR.20R =Corsica
DE.HE =Hesse
UA.43 =Crimea
UA.71 =Cherkasy Oblast
UA.74 =Chernihiv Oblast
UA.77 =Chernivtsi Oblast
UA.12 =Dnipropetrovsk Oblast
UA.14 =Donetsk Oblast
UA.26 =Ivano-Frankivsk Oblast
UA.63 =Kharkiv Oblast
UA.65 =Kherson Oblast
UA.68 =Khmelnytskyi Oblast
UA.35 =Kirovohrad Oblast
UA.32 =Kyiv Oblast|Kiev Oblast
UA.09 =Luhansk Oblast|Lugansk Oblast
UA.46 =Lviv Oblast
UA.48 =Mykolaiv Oblast|Nikolaev Oblast
UA.51 =Odesa Oblast|Odessa Oblast
UA.53 =Poltava Oblast
UA.56 =Rivne Oblast
UA.59 =Sumy Oblast
UA.61 =Ternopil Oblast
UA.05 =Vinnytsia Oblast
UA.07 =Volyn Oblast
UA.21 =Zakarpattia Oblast|Transcarpathia
UA.23 =Zaporizhzhia Oblast|Zaporizhia Oblast
UA.18 =Zhytomyr Oblast
RU.CE =Chechnya
RU.CHU =Chuvashia
RU.KB =Kabardino-Balkaria
RU.KC =Karachay-Cherkessia
RU.MOS =Moscow Oblast
RU.SE =North Ossetia
RU.SA =Sakha|Yakutia
RU.UD =Udmurtia
RU.YEV =Jewish Autonomous Oblast
SY.RA =Raqqa Province
SY.HA =Hasakah|Hasaka Province
SY.DR =Daraa Province|Deraa Province
YE.AD =Aden Governorate
YE.MA =Marib Governorate
YE.SN =Sanaa Governorate
YE.TA =Taiz Governorate
YE.SD =Saada Governorate|Saadah Governorate
YE.HU =Hodeidah Governorate|Hudaydah Governorate
IQ.AN =Anbar
IQ.DA =Dohuk Province|Duhok Province
SD.GZ =Gezira
CD.NK =North Kivu
CD.SK =South Kivu
ML.6 =Timbuktu Region
MM.16 =Rakhine|Arakan
ID.JB =West Java
ID.JT =Central Java
ID.JI =East Java
ID.PB =West Papua
ID.SU =North Sumatra
ID.SB =West Sumatra
ID.SS =South Sumatra
ID.ST =Central Sulawesi
ID.SN =South Sulawesi
ID.SA =North Sulawesi
MX.COA =Coahuila
MX.MIC =Michoacán
MX.VER =Veracruz State
MX.MEX =State of Mexico|Mexico State
NG.FC =Federal Capital Territory
TR.31 =Hatay
IN.JK Kashmir|Indian Kashmir
PK.KP KPK|North-West Frontier Province
"""
"""Newspaper abbreviations and English names of regions, by ISO 3166-2 code; one after "=" replaces the package's."""

UNPINNED = frozenset(
    name.strip()
    for name in """
    africa|asia|europe|eu|european union|north america|south america|latin america|central america|the americas
    oceania|antarctica|arctic|middle east|far east|near east|mideast|west|east|north|south|midwest|west coast
    east coast|gulf coast|pacific|atlantic|mediterranean|caribbean|balkans|central|eastern|western|southern|northern
    western europe|eastern europe|southeast asia|south asia|central asia|east africa|west africa|north africa|gulf
    persian gulf|red sea|black sea|baltic|holy land|third world|old world|new world|wall street|main street
    capitol hill|silicon valley|white house|kremlin|pentagon|downing street|western hemisphere|earth|mars|moon
    """.replace("\n", "|").split("|")
)
"""Names of more than a country or less than a town, or of an institution, which some village has too: no pin."""

EXTRA_REGIONS: tuple[tuple[str, str, float, float, int], ...] = (
    ("West Bank", "PS", 32.0, 35.25, 2_900_000),
    ("Gaza Strip|Gaza", "PS", 31.42, 34.36, 2_100_000),
    ("Iraqi Kurdistan|Kurdistan Region", "IQ", 36.4, 44.4, 5_000_000),
    ("Darfur", "SD", 13.5, 24.5, 9_000_000),
    ("Golan Heights", "SY", 33.0, 35.75, 150_000),
    ("Donbas|Donbass", "UA", 48.3, 38.0, 6_000_000),
    ("Sinai|Sinai Peninsula", "EG", 29.5, 33.8, 600_000),
    ("Nagorno-Karabakh", "AZ", 39.8, 46.75, 150_000),
    ("Abkhazia", "GE", 43.0, 41.0, 240_000),
    ("South Ossetia", "GE", 42.35, 44.1, 55_000),
    ("Transnistria", "MD", 47.2, 29.4, 470_000),
)
"""Regions in the news that are no first-level region of any state: names, country, middle, people."""

ARTICLED = frozenset("bronx crimea donbas donbass hague vatican punjab sinai algarve transvaal saarland".split())
"""Regions and towns that English may give an article, as it does a delta, a gulf or a cape that is none."""

ABBREVIATIONS = frozenset(
    name
    for line in REGION_NAMES.strip().splitlines()
    for name in line.split(" ", 1)[1].lstrip("=").split("|")
    if name.endswith(".")
)
"""Those of them that end in a stop, which a parser may take for the end of the sentence."""

TOWN_NAMES: tuple[tuple[str, str, str], ...] = (
    ("L.A.", "Los Angeles", "US"),
    ("NYC", "New York City", "US"),
    ("N.Y.C.", "New York City", "US"),
    ("New York", "New York City", "US"),
    ("Washington, D.C.", "Washington", "US"),
    ("Washington DC", "Washington", "US"),
    ("Philly", "Philadelphia", "US"),
    ("Vegas", "Las Vegas", "US"),
)
"""Short names of towns: the name, the gazetteer's name, the country; the biggest such town is meant."""


def key_of(name: str, *, after_comma: bool = False) -> list[int]:
    """The keys under which a name as it stands in a text may be found."""
    folded = fold(name)
    marks = [""] + ["."] * ("." in name) + [","] * (after_comma and name.isupper())
    return [hashed(mark + folded) for mark in marks]


def keys_for(names: Iterable[str]) -> set[int]:
    """The keys of a site's names in the gazetteer: abbreviations such as "Mass." are found only with their stop."""
    folded = {("." if name.endswith(".") else "") + fold(name) for name in names}
    return {hashed(key) for key in folded if key.strip(".")}


def hashed(key: str) -> int:
    """64 bits of a folded name, so that the index needs no strings; a clash among a million is a one-in-10^7 event."""
    return int.from_bytes(blake2b(key.encode("utf-8", "replace"), digest_size=8).digest(), "little")
