"""What GeoNames' feature classes and codes are among our kinds of place, and how far each may reach."""

from __future__ import annotations

from dataclasses import dataclass
from math import pi, sqrt

from geodata.gazetteer_sources import settlement_radius_km
from geodata.place import PlaceKind


@dataclass(frozen=True, slots=True)
class Sort:
    """A kind of place and how far one of that sort may reach, in kilometres."""

    kind: PlaceKind
    radius_km: float


_OF_CLASS = {
    "P": Sort(PlaceKind.SETTLEMENT, 0.0),  # by how many live there
    "A": Sort(PlaceKind.REGION, 50.0),
    "H": Sort(PlaceKind.SITE, 2.0),  # springs, wells, harbours
    "L": Sort(PlaceKind.REGION, 25.0),
    "R": Sort(PlaceKind.ROAD, 10.0),
    "T": Sort(PlaceKind.MOUNTAIN, 3.0),
}
"""What a code means that stands in no line below; classes S, U and V have only what stands there."""

_SORTS: tuple[tuple[Sort, str], ...] = (
    (Sort(PlaceKind.COUNTRY, 300.0), "A.PCLI A.PCLD A.PCLF A.PCLS A.PCL"),
    (Sort(PlaceKind.REGION, 60.0), "A.ADM1 A.ADM1H A.PCLH A.PCLIX A.TERR A.ZN A.ZNB A.LTER"),
    (Sort(PlaceKind.DISTRICT, 25.0), "A.ADM2 A.ADM2H"),
    (Sort(PlaceKind.DISTRICT, 12.0), "A.ADM3 A.ADM3H A.ADMD A.ADMDH A.ADMF A.PRSH"),
    (Sort(PlaceKind.DISTRICT, 7.0), "A.ADM4 A.ADM4H A.ADM5 A.ADM5H"),
    (Sort(PlaceKind.CONTINENT, 4000.0), "L.CONT"),
    (Sort(PlaceKind.SITE, 3.0), "L.MILB L.NVB L.MNA L.OILF L.GASF L.INDS L.BTL L.CMN L.PRT"),
    (
        Sort(PlaceKind.RIVER, 25.0),
        (
            "H.STM H.STMA H.STMB H.STMC H.STMD H.STMH H.STMI H.STMIX H.STMM H.STMQ H.STMS H.STMSB "
            "H.STMX H.WAD H.WADB H.WADJ H.WADM H.WADS H.WADX H.CNL H.CNLA H.CNLB H.CNLD H.CNLI H.CNLN "
            "H.CNLQ H.CNLSB H.CNLX H.FLLS H.RPDS "
        ),
    ),
    (
        Sort(PlaceKind.LAKE, 8.0),
        (
            "H.LK H.LKC H.LKI H.LKN H.LKNI H.LKO H.LKOI H.LKS H.LKSB H.LKSC H.LKSI H.LKSN H.LKSNI H.LKX "
            "H.RSV H.RSVI H.RSVT H.LGN H.LGNS H.LGNX H.PND H.PNDI H.PNDN H.PNDS "
        ),
    ),
    (Sort(PlaceKind.REGION, 400.0), "H.SEA H.OCN H.GULF"),
    (Sort(PlaceKind.REGION, 30.0), "H.BAY H.BAYS H.BGHT H.SD H.STRT H.CHN H.ESTY H.FJD H.MRSH H.SWMP H.WTLD"),
    (
        Sort(PlaceKind.REGION, 20.0),
        (
            "T.ISL T.ISLS T.ISLX T.ISLET T.ATOL T.PEN T.PENX T.CAPE T.VAL T.VALS T.VALX T.VALG T.PLN "
            "T.PLNX T.PLAT T.PLATX T.DSRT T.UPLD T.ISTH T.DLTA T.GRGE T.CNYN V.FRST V.FRSTF "
        ),
    ),
    (Sort(PlaceKind.MOUNTAIN, 25.0), "T.MTS T.RDGE T.HLLS T.SPUR"),
    (Sort(PlaceKind.ROAD, 1.0), "S.BDG S.BDGQ"),
    (
        Sort(PlaceKind.SITE, 2.0),
        (
            "S.AIRB S.AIRF S.AIRH S.AIRP S.AIRQ S.ARCH S.BRKS S.CH S.CSTL S.CSTM S.CMPL S.CTHSE S.CVNT "
            "S.DAM S.DIP S.FCL S.FT S.GOSP S.GOVL S.HSP S.INSM S.MILB S.MN S.MNMT S.MSQE S.MSTY S.NOV "
            "S.NSY S.NVB S.OBS S.OILR S.OILT S.PAL S.PKLT S.PRN S.PS S.PSH S.PSN S.PSTB S.PSTC S.PSTP "
            "S.RSTN S.RUIN S.SCHM S.SHRN S.STDM S.TMPL S.TOWR S.UNIV S.ANS S.CTRM S.PIER S.QUAY S.MAR "
            "S.DCKY S.RECR S.SPA S.CMPRF "
        ),
    ),
)
_SORT_OF = {code: sort for sort, codes in _SORTS for code in codes.split()}
_BARE_SETTLEMENTS = {"PPLX": 2.0}  # a part of a town


def sort_of(feature_class: str, code: str, population: int | None) -> Sort | None:
    """The sort of place, None for what no news means by its name: hotels, schools, farms, undersea hills."""
    sort = _SORT_OF.get(f"{feature_class}.{code}") or _OF_CLASS.get(feature_class)
    if feature_class == "P" and sort:
        radius = _BARE_SETTLEMENTS.get(code) or settlement_radius_km(population)
        return Sort(sort.kind, radius)
    return sort


def country_radius_km(area_km2: float) -> float:
    """How far a country of that area may reach from its middle, if it is about half as long again as a circle."""
    return round(max(5.0, 1.5 * sqrt(area_km2 / pi)), 1)
