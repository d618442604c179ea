"""The numbers, regions and names by which published schemes know countries."""

from __future__ import annotations

from dataclasses import dataclass

from .countries import country_name

# alpha-3, number in ISO 3166-1, in the list of independent states by Gleditsch and Ward (1999, as UCDP uses it), country and
# region in the codebook of the Global Terrorism Database, ACLED's region (below); "-" where the list has none.
# ACLED's regions are those of UN M49, but for Afghanistan and the Caucasus, Iran, Cyprus and Taiwan.
_TABLE = """
    ABW 533 - - - Ca | AFG 4 700 4 6 CCA | AGO 24 540 8 11 MA | AIA 660 - - - Ca | ALA 248 - - - Eu
    ALB 8 339 5 9 Eu | AND 20 232 7 8 Eu | ARE 784 696 215 10 ME | ARG 32 160 11 3 SAm | ARM 51 371 12 7 CCA
    ASM 16 - - - Oc | ATA 10 - - - An | ATG 28 58 10 2 Ca | AUS 36 900 14 12 Oc | AUT 40 305 15 8 Eu
    AZE 31 373 16 7 CCA | BDI 108 516 34 11 EA | BEL 56 211 21 8 Eu | BEN 204 434 23 11 WA | BES 535 - - - Ca
    BFA 854 439 33 11 WA | BGD 50 771 19 6 SAs | BGR 100 355 32 9 Eu | BHR 48 692 18 10 ME | BHS 44 31 17 2 Ca
    BIH 70 346 28 9 Eu | BLM 652 - - - Ca | BLR 112 370 35 9 Eu | BLZ 84 80 22 2 CAm | BMU 60 - 24 - NAm
    BOL 68 145 26 3 SAm | BRA 76 140 30 3 SAm | BRB 52 53 20 2 Ca | BRN 96 835 31 5 SEA | BTN 64 760 25 6 SAs
    BWA 72 571 29 11 SAf | CAF 140 482 41 11 MA | CAN 124 20 38 1 NAm | CCK 166 - - - Oc | CHE 756 225 199 8 Eu
    CHL 152 155 43 3 SAm | CHN 156 710 44 4 EAs | CIV 384 437 99 11 WA | CMR 120 471 37 11 MA | COD 180 490 229 11 MA
    COG 178 484 47 11 MA | COK 184 - - - Oc | COL 170 100 45 3 SAm | COM 174 581 46 11 EA | CPV 132 402 - - WA
    CRI 188 94 49 2 CAm | CUB 192 40 51 2 Ca | CUW 531 - - - Ca | CXR 162 - - - Oc | CYM 136 - 40 2 Ca
    CYP 196 352 53 8 Eu | CZE 203 316 54 9 Eu | DEU 276 260 75 8 Eu | DJI 262 522 56 11 EA | DMA 212 54 57 2 Ca
    DNK 208 390 55 8 Eu | DOM 214 42 58 2 Ca | DZA 12 615 6 10 NAf | ECU 218 130 59 3 SAm | EGY 818 651 60 10 NAf
    ERI 232 531 63 11 EA | ESH 732 - 349 10 NAf | ESP 724 230 185 8 Eu | EST 233 366 64 9 Eu | ETH 231 530 65 11 EA
    FIN 246 375 68 8 Eu | FJI 242 950 67 12 Oc | FLK 238 - 66 3 SAm | FRA 250 220 69 8 Eu | FRO 234 - - - Eu
    FSM 583 987 - - Oc | GAB 266 481 72 11 MA | GBR 826 200 603 8 Eu | GEO 268 372 74 7 CCA | GGY 831 - - - Eu
    GHA 288 452 76 11 WA | GIB 292 - 77 8 Eu | GIN 324 438 84 11 WA | GLP 312 - 81 2 Ca | GMB 270 420 73 11 WA
    GNB 624 404 85 11 WA | GNQ 226 411 62 11 MA | GRC 300 350 78 8 Eu | GRD 308 55 80 2 Ca | GRL 304 - 79 - NAm
    GTM 320 90 83 2 CAm | GUF 254 - 70 3 SAm | GUM 316 - - - Oc | GUY 328 110 86 3 SAm | HKG 344 - 89 4 EAs
    HND 340 91 88 2 CAm | HRV 191 344 50 9 Eu | HTI 332 41 87 2 Ca | HUN 348 310 90 9 Eu | IDN 360 850 93 5 SEA
    IMN 833 - 125 - Eu | IND 356 750 92 6 SAs | IOT 86 - - - EA | IRL 372 205 96 8 Eu | IRN 364 630 94 10 ME
    IRQ 368 645 95 10 ME | ISL 352 395 91 8 Eu | ISR 376 666 97 10 ME | ITA 380 325 98 8 Eu | JAM 388 51 100 2 Ca
    JEY 832 - - - Eu | JOR 400 663 102 10 ME | JPN 392 740 101 4 EAs | KAZ 398 705 103 7 CCA | KEN 404 501 104 11 EA
    KGZ 417 703 107 7 CCA | KHM 116 811 36 5 SEA | KIR 296 970 - - Oc | KNA 659 60 189 2 Ca | KOR 410 732 184 4 EAs
    KWT 414 690 106 10 ME | LAO 418 812 108 5 SEA | LBN 422 660 110 10 ME | LBR 430 450 112 11 WA | LBY 434 620 113 10 NAf
    LCA 662 56 190 2 Ca | LIE 438 223 114 - Eu | LKA 144 780 186 6 SAs | LSO 426 570 111 11 SAf | LTU 440 368 115 9 Eu
    LUX 442 212 116 8 Eu | LVA 428 367 109 9 Eu | MAC 446 - 117 4 EAs | MAF 663 - 192 - Ca | MAR 504 600 136 10 NAf
    MCO 492 221 - - Eu | MDA 498 359 132 9 Eu | MDG 450 580 119 11 EA | MDV 462 781 122 6 SAs | MEX 484 70 130 1 CAm
    MHL 584 983 - - Oc | MKD 807 343 118 9 Eu | MLI 466 432 123 11 WA | MLT 470 338 124 8 Eu | MMR 104 775 138 5 SEA
    MNE 499 341 1002 9 Eu | MNG 496 712 134 - EAs | MNP 580 - - - Oc | MOZ 508 541 137 11 EA | MRT 478 435 128 11 WA
    MSR 500 - - - Ca | MTQ 474 - 127 2 Ca | MUS 480 590 129 6 EA | MWI 454 553 120 11 EA | MYS 458 820 121 5 SEA
    MYT 175 - - - EA | NAM 516 565 139 11 SAf | NCL 540 - 143 12 Oc | NER 562 436 146 11 WA | NFK 574 - - - Oc
    NGA 566 475 147 11 WA | NIC 558 93 145 2 CAm | NIU 570 - - - Oc | NLD 528 210 142 8 Eu | NOR 578 385 151 8 Eu
    NPL 524 790 141 6 SAs | NRU 520 971 - - Oc | NZL 554 920 144 12 Oc | OMN 512 698 152 - ME | PAK 586 770 153 6 SAs
    PAN 591 95 156 2 CAm | PCN 612 - - - Oc | PER 604 135 159 3 SAm | PHL 608 840 160 5 SEA | PLW 585 986 - - Oc
    PNG 598 910 157 12 Oc | POL 616 290 161 9 Eu | PRI 630 - 163 - Ca | PRK 408 731 149 4 EAs | PRT 620 235 162 8 Eu
    PRY 600 150 158 3 SAm | PSE 275 - 155 10 ME | PYF 258 - 71 12 Oc | QAT 634 694 164 10 ME | REU 638 - - - EA
    ROU 642 360 166 9 Eu | RUS 643 365 167 9 Eu | RWA 646 517 168 11 EA | SAU 682 670 173 10 ME | SDN 729 625 195 11 NAf
    SEN 686 433 174 11 WA | SGP 702 830 178 5 SEA | SHN 654 - - - WA | SJM 744 - - - Eu | SLB 90 940 181 12 Oc
    SLE 694 451 177 11 WA | SLV 222 92 61 2 CAm | SMR 674 331 - - Eu | SOM 706 520 182 11 EA | SPM 666 - - - NAm
    SRB 688 340 1001 9 Eu | SSD 728 626 1004 11 EA | STP 678 403 - - MA | SUR 740 115 196 3 SAm | SVK 703 317 179 9 Eu
    SVN 705 349 180 9 Eu | SWE 752 380 198 8 Eu | SWZ 748 572 197 11 SAf | SXM 534 - - - Ca | SYC 690 591 176 11 EA
    SYR 760 652 200 10 ME | TCA 796 - - - Ca | TCD 148 483 42 11 MA | TGO 768 461 204 11 WA | THA 764 800 205 5 SEA
    TJK 762 702 202 7 CCA | TKL 772 - - - Oc | TKM 795 701 210 7 CCA | TLS 626 860 347 5 SEA | TON 776 972 206 - Oc
    TTO 780 52 207 2 Ca | TUN 788 616 208 10 NAf | TUR 792 640 209 10 ME | TUV 798 973 - - Oc | TWN 158 713 201 4 EAs
    TZA 834 510 203 11 EA | UGA 800 500 213 11 EA | UKR 804 369 214 9 Eu | URY 858 165 218 3 SAm | USA 840 2 217 1 NAm
    UZB 860 704 219 7 CCA | VAT 336 - 221 8 Eu | VCT 670 57 - - Ca | VEN 862 101 222 3 SAm | VGB 92 - - - Ca
    VIR 850 - - - Ca | VNM 704 816 223 5 SEA | VUT 548 935 220 12 Oc | WLF 876 - 226 12 Oc | WSM 882 990 - - Oc
    XKX - 347 1003 9 Eu | YEM 887 678 228 10 ME | ZAF 710 560 183 11 SAf | ZMB 894 551 230 11 EA | ZWE 716 552 231 11 EA
"""
_ACLED = {
    "WA": "Western Africa", "MA": "Middle Africa", "EA": "Eastern Africa", "SAf": "Southern Africa",
    "NAf": "Northern Africa", "SAs": "South Asia", "SEA": "Southeast Asia", "ME": "Middle East",
    "CCA": "Caucasus and Central Asia", "EAs": "East Asia", "Eu": "Europe", "NAm": "North America",
    "CAm": "Central America", "SAm": "South America", "Ca": "Caribbean", "Oc": "Oceania",
    "An": "Antarctica",
}  # fmt: skip
# GTD Codebook, region.
GTD_REGIONS = {
    1: "North America", 2: "Central America & Caribbean", 3: "South America", 4: "East Asia", 5: "Southeast Asia",
    6: "South Asia", 7: "Central Asia", 8: "Western Europe", 9: "Eastern Europe", 10: "Middle East & North Africa",
    11: "Sub-Saharan Africa", 12: "Australasia & Oceania",
}  # fmt: skip
# What a scheme calls a country where that is not the short name here: GED as its data have it (versions 23.1 to 26.1), ACLED as
# its monthly totals of 2021 to 2024 do, GTD as its codebook's list does.
_CALLED = {
    "ged": (
        "BIH Bosnia-Herzegovina|CIV Ivory Coast|COD DR Congo (Zaire)|COG Congo|KHM Cambodia (Kampuchea)|MDG Madagascar (Malagasy)"
        "|MMR Myanmar (Burma)|RUS Russia (Soviet Union)|SRB Serbia (Yugoslavia)|SWZ Kingdom of eSwatini (Swaziland)"
        "|USA United States of America|VNM Vietnam (North Vietnam)|YEM Yemen (North Yemen)|ZWE Zimbabwe (Rhodesia)"
    ),
    "acled": (
        "BLM Saint-Barthelemy|CIV Ivory Coast|COD Democratic Republic of Congo|COG Republic of Congo|CUW Curacao|CZE Czech Republic"
        "|GGY Bailiwick of Guernsey|JEY Bailiwick of Jersey|MAF Saint-Martin|REU Reunion|STP Sao Tome and Principe|SWZ eSwatini"
        "|TLS East Timor|VIR Virgin Islands, U.S."
    ),
    "gtd": (
        "BIH Bosnia-Herzegovina|CIV Ivory Coast|CZE Czech Republic|IMN Man, Isle of|KNA St. Kitts and Nevis|LCA St. Lucia"
        "|MAC Macau|MAF St. Martin|MKD Macedonia|PSE West Bank and Gaza Strip|SVK Slovak Republic|SWZ Swaziland|TLS East Timor"
    ),
}
# UCDP codes places by the states of Gleditsch and Ward's list: what is no state there is coded under one that is.
_UNDER = {"ged": {"ESH": "MAR", "PSE": "ISR"}}
# UCDP's regions by the ranges of Gleditsch and Ward's numbers (UCDP/PRIO Armed Conflict Dataset Codebook, Region).
_UCDP = ((199, "Americas"), (399, "Europe"), (629, "Africa"), (699, "Middle East"), (999, "Asia"))


@dataclass(frozen=True, slots=True)
class Numbers:
    """One country; None where a list does not have it."""

    iso: int | None
    gleditsch_ward: int | None
    gtd: int | None
    gtd_region: int | None
    acled_region: str | None

    @property
    def ucdp_region(self) -> str | None:
        """UCDP's region, None for what is no state of Gleditsch and Ward's list."""
        number = self.gleditsch_ward
        return None if number is None else next(name for last, name in _UCDP if number <= last)


def _number(text: str) -> int | None:
    return None if text == "-" else int(text)


def _read() -> dict[str, Numbers]:
    found = {}
    for line in _TABLE.replace("|", "\n").split("\n"):
        if line.strip():
            code, iso, ward, gtd, region, acled = line.split()
            found[code] = Numbers(
                _number(iso), _number(ward), _number(gtd), _number(region), _ACLED.get(acled)
            )
    return found


NUMBERS: dict[str, Numbers] = _read()
_NONE = Numbers(None, None, None, None, None)


def numbers(alpha3: str | None) -> Numbers:
    """A country's numbers; all None where the country is not known."""
    return NUMBERS.get(alpha3 or "", _NONE)


def coded_under(scheme: str, alpha3: str | None) -> str | None:
    """The country under which a scheme codes a place: mostly its own."""
    return _UNDER.get(scheme, {}).get(alpha3 or "", alpha3)


def called(scheme: str, alpha3: str | None) -> str | None:
    """What a scheme calls the country under which it codes a place; None where the country is not known."""
    code = coded_under(scheme, alpha3) or ""
    return _NAMES.get(scheme, {}).get(code) or country_name(code)


_NAMES = {scheme: {each[:3]: each[4:] for each in names.split("|")} for scheme, names in _CALLED.items()}


def _first(number: str) -> dict[int, str]:
    return {found: code for code, told in NUMBERS.items() if (found := getattr(told, number)) is not None}


# Countries by their number in a published list, as ISO 3166 alpha-3.
BY_ISO, BY_GLEDITSCH_WARD, BY_GTD = _first("iso"), _first("gleditsch_ward"), _first("gtd")
