"""Every code of a country and a region that the exports write, held to the lists that the schemes themselves publish.

The lists are written down here as they were published, independently of the program's own table.
"""

from __future__ import annotations

import pytest

from tellings.codebook.codes import ACLED_EVENTS, GTD_ATTACKS, GTD_TARGETS, GTD_WEAPONS
from tellings.export.schemes.acled import DISORDER
from tellings.values.countries import COUNTRIES
from tellings.values.numbered import (
    BY_GLEDITSCH_WARD,
    BY_GTD,
    BY_ISO,
    GTD_REGIONS,
    NUMBERS,
    called,
    coded_under,
    numbers,
)

# START: Global Terrorism Database Codebook, country (the list of 2018).
GTD_COUNTRIES = """
    4 Afghanistan|5 Albania|6 Algeria|7 Andorra|8 Angola|10 Antigua and Barbuda|11 Argentina|12 Armenia|14 Australia|15 Austria
    |16 Azerbaijan|17 Bahamas|18 Bahrain|19 Bangladesh|20 Barbados|21 Belgium|22 Belize|23 Benin|24 Bermuda|25 Bhutan|26 Bolivia
    |28 Bosnia-Herzegovina|29 Botswana|30 Brazil|31 Brunei|32 Bulgaria|33 Burkina Faso|34 Burundi|35 Belarus|36 Cambodia
    |37 Cameroon|38 Canada|40 Cayman Islands|41 Central African Republic|42 Chad|43 Chile|44 China|45 Colombia|46 Comoros
    |47 Republic of the Congo|49 Costa Rica|50 Croatia|51 Cuba|53 Cyprus|54 Czech Republic|55 Denmark|56 Djibouti|57 Dominica
    |58 Dominican Republic|59 Ecuador|60 Egypt|61 El Salvador|62 Equatorial Guinea|63 Eritrea|64 Estonia|65 Ethiopia
    |66 Falkland Islands|67 Fiji|68 Finland|69 France|70 French Guiana|71 French Polynesia|72 Gabon|73 Gambia|74 Georgia
    |75 Germany|76 Ghana|77 Gibraltar|78 Greece|79 Greenland|80 Grenada|81 Guadeloupe|83 Guatemala|84 Guinea|85 Guinea-Bissau
    |86 Guyana|87 Haiti|88 Honduras|89 Hong Kong|90 Hungary|91 Iceland|92 India|93 Indonesia|94 Iran|95 Iraq|96 Ireland
    |97 Israel|98 Italy|99 Ivory Coast|100 Jamaica|101 Japan|102 Jordan|103 Kazakhstan|104 Kenya|106 Kuwait|107 Kyrgyzstan
    |108 Laos|109 Latvia|110 Lebanon|111 Lesotho|112 Liberia|113 Libya|114 Liechtenstein|115 Lithuania|116 Luxembourg|117 Macau
    |118 Macedonia|119 Madagascar|120 Malawi|121 Malaysia|122 Maldives|123 Mali|124 Malta|125 Man, Isle of|127 Martinique
    |128 Mauritania|129 Mauritius|130 Mexico|132 Moldova|134 Mongolia|136 Morocco|137 Mozambique|138 Myanmar|139 Namibia
    |141 Nepal|142 Netherlands|143 New Caledonia|144 New Zealand|145 Nicaragua|146 Niger|147 Nigeria|149 North Korea|151 Norway
    |152 Oman|153 Pakistan|155 West Bank and Gaza Strip|156 Panama|157 Papua New Guinea|158 Paraguay|159 Peru|160 Philippines
    |161 Poland|162 Portugal|163 Puerto Rico|164 Qatar|166 Romania|167 Russia|168 Rwanda|173 Saudi Arabia|174 Senegal
    |176 Seychelles|177 Sierra Leone|178 Singapore|179 Slovak Republic|180 Slovenia|181 Solomon Islands|182 Somalia
    |183 South Africa|184 South Korea|185 Spain|186 Sri Lanka|189 St. Kitts and Nevis|190 St. Lucia|192 St. Martin|195 Sudan
    |196 Suriname|197 Swaziland|198 Sweden|199 Switzerland|200 Syria|201 Taiwan|202 Tajikistan|203 Tanzania|204 Togo
    |205 Thailand|206 Tonga|207 Trinidad and Tobago|208 Tunisia|209 Turkey|210 Turkmenistan|213 Uganda|214 Ukraine
    |215 United Arab Emirates|217 United States|218 Uruguay|219 Uzbekistan|220 Vanuatu|221 Vatican City|222 Venezuela
    |223 Vietnam|226 Wallis and Futuna|228 Yemen|229 Democratic Republic of the Congo|230 Zambia|231 Zimbabwe|347 East Timor
    |349 Western Sahara|603 United Kingdom|1001 Serbia|1002 Montenegro|1003 Kosovo|1004 South Sudan
"""
# The same codebook, region.  States that are gone (Yugoslavia, Rhodesia ...) are left out here.
GTD_REGION_LISTS = {
    1: "Canada, Mexico, United States",
    2: "Antigua and Barbuda, Bahamas, Barbados, Belize, Cayman Islands, Costa Rica, Cuba, Dominica, Dominican Republic, El Salvador,"
    " Grenada, Guadeloupe, Guatemala, Haiti, Honduras, Jamaica, Martinique, Nicaragua, Panama, St. Kitts and Nevis, St. Lucia,"
    " Trinidad and Tobago",
    3: "Argentina, Bolivia, Brazil, Chile, Colombia, Ecuador, Falkland Islands, French Guiana, Guyana, Paraguay, Peru, Suriname,"
    " Uruguay, Venezuela",
    4: "China, Hong Kong, Japan, Macau, North Korea, South Korea, Taiwan",
    5: "Brunei, Cambodia, East Timor, Indonesia, Laos, Malaysia, Myanmar, Philippines, Singapore, Thailand, Vietnam",
    6: "Afghanistan, Bangladesh, Bhutan, India, Maldives, Mauritius, Nepal, Pakistan, Sri Lanka",
    7: "Armenia, Azerbaijan, Georgia, Kazakhstan, Kyrgyzstan, Tajikistan, Turkmenistan, Uzbekistan",
    8: "Andorra, Austria, Belgium, Cyprus, Denmark, Finland, France, Germany, Gibraltar, Greece, Iceland, Ireland, Italy, Luxembourg,"
    " Malta, Netherlands, Norway, Portugal, Spain, Sweden, Switzerland, United Kingdom, Vatican City",
    9: "Albania, Belarus, Bosnia-Herzegovina, Bulgaria, Croatia, Czech Republic, Estonia, Hungary, Kosovo, Latvia, Lithuania,"
    " Macedonia, Moldova, Montenegro, Poland, Romania, Russia, Serbia, Slovak Republic, Slovenia, Ukraine",
    10: "Algeria, Bahrain, Egypt, Iran, Iraq, Israel, Jordan, Kuwait, Lebanon, Libya, Morocco, Qatar, Saudi Arabia, Syria, Tunisia,"
    " Turkey, United Arab Emirates, West Bank and Gaza Strip, Western Sahara, Yemen",
    11: "Angola, Benin, Botswana, Burkina Faso, Burundi, Cameroon, Central African Republic, Chad, Comoros, Democratic Republic of the"
    " Congo, Djibouti, Equatorial Guinea, Eritrea, Ethiopia, Gabon, Gambia, Ghana, Guinea, Guinea-Bissau, Ivory Coast, Kenya, Lesotho,"
    " Liberia, Madagascar, Malawi, Mali, Mauritania, Mozambique, Namibia, Niger, Nigeria, Republic of the Congo, Rwanda, Senegal,"
    " Seychelles, Sierra Leone, Somalia, South Africa, South Sudan, Sudan, Swaziland, Tanzania, Togo, Uganda, Zambia, Zimbabwe",
    12: "Australia, Fiji, French Polynesia, New Caledonia, New Zealand, Papua New Guinea, Solomon Islands, Vanuatu, Wallis and Futuna",
}
# Gleditsch and Ward (1999): independent states, as the list stands, by the names that it has for them.
GLEDITSCH_WARD = """
    2 United States of America|20 Canada|31 Bahamas|40 Cuba|41 Haiti|42 Dominican Republic|51 Jamaica|52 Trinidad and Tobago
    |53 Barbados|54 Dominica|55 Grenada|56 Saint Lucia|57 Saint Vincent and the Grenadines|58 Antigua & Barbuda
    |60 Saint Kitts and Nevis|70 Mexico|80 Belize|90 Guatemala|91 Honduras|92 El Salvador|93 Nicaragua|94 Costa Rica|95 Panama
    |100 Colombia|101 Venezuela|110 Guyana|115 Surinam|130 Ecuador|135 Peru|140 Brazil|145 Bolivia|150 Paraguay|155 Chile
    |160 Argentina|165 Uruguay|200 United Kingdom|205 Ireland|210 Netherlands|211 Belgium|212 Luxembourg|220 France|221 Monaco
    |223 Liechtenstein|225 Switzerland|230 Spain|232 Andorra|235 Portugal|260 German Federal Republic|290 Poland|305 Austria
    |310 Hungary|316 Czech Republic|317 Slovakia|325 Italy/Sardinia|331 San Marino|338 Malta|339 Albania|340 Serbia
    |341 Montenegro|343 Macedonia (Former Yugoslav Republic of)|344 Croatia|346 Bosnia-Herzegovina|347 Kosovo|349 Slovenia
    |350 Greece|352 Cyprus|355 Bulgaria|359 Moldova|360 Rumania|365 Russia (Soviet Union)|366 Estonia|367 Latvia|368 Lithuania
    |369 Ukraine|370 Belarus (Byelorussia)|371 Armenia|372 Georgia|373 Azerbaijan|375 Finland|380 Sweden|385 Norway|390 Denmark
    |395 Iceland|402 Cape Verde|403 São Tomé and Principe|404 Guinea-Bissau|411 Equatorial Guinea|420 Gambia|432 Mali|433 Senegal
    |434 Benin|435 Mauritania|436 Niger|437 Cote D'Ivoire|438 Guinea|439 Burkina Faso (Upper Volta)|450 Liberia|451 Sierra Leone
    |452 Ghana|461 Togo|471 Cameroon|475 Nigeria|481 Gabon|482 Central African Republic|483 Chad|484 Congo
    |490 Congo, Democratic Republic of (Zaire)|500 Uganda|501 Kenya|510 Tanzania/Tanganyika|516 Burundi|517 Rwanda|520 Somalia
    |522 Djibouti|530 Ethiopia|531 Eritrea|540 Angola|541 Mozambique|551 Zambia|552 Zimbabwe (Rhodesia)|553 Malawi
    |560 South Africa|565 Namibia|570 Lesotho|571 Botswana|572 Swaziland|580 Madagascar|581 Comoros|590 Mauritius|591 Seychelles
    |600 Morocco|615 Algeria|616 Tunisia|620 Libya|625 Sudan|626 South Sudan|630 Iran (Persia)|640 Turkey (Ottoman Empire)
    |645 Iraq|651 Egypt|652 Syria|660 Lebanon|663 Jordan|666 Israel|670 Saudi Arabia|678 Yemen (Arab Republic of Yemen)
    |690 Kuwait|692 Bahrain|694 Qatar|696 United Arab Emirates|698 Oman|700 Afghanistan|701 Turkmenistan|702 Tajikistan
    |703 Kyrgyz Republic|704 Uzbekistan|705 Kazakhstan|710 China|712 Mongolia|713 Taiwan|731 Korea, People's Republic of
    |732 Korea, Republic of|740 Japan|750 India|760 Bhutan|770 Pakistan|771 Bangladesh|775 Myanmar (Burma)|780 Sri Lanka (Ceylon)
    |781 Maldives|790 Nepal|800 Thailand|811 Cambodia (Kampuchea)|812 Laos|816 Vietnam, Democratic Republic of|820 Malaysia
    |830 Singapore|835 Brunei|840 Philippines|850 Indonesia|860 East Timor|900 Australia|910 Papua New Guinea|920 New Zealand
    |935 Vanuatu|940 Solomon Islands|950 Fiji|970 Kiribati|971 Nauru|972 Tonga|973 Tuvalu|983 Marshall Islands|986 Palau
    |987 Federated States of Micronesia|990 Samoa/Western Samoa
"""
# Names of that list that are none of ours before the bracket, stroke or comma.
ELSE = {
    260: "DEU", 360: "ROU", 115: "SUR", 437: "CIV", 484: "COG", 490: "COD", 703: "KGZ", 731: "PRK", 732: "KOR", 403: "STP", 58: "ATG",
}  # fmt: skip
# Names by which countries stand in ACLED's own monthly totals of 2021 to 2024 and which are spelled otherwise elsewhere.
ACLED_NAMES = {
    "BIH": "Bosnia and Herzegovina", "BLM": "Saint-Barthelemy", "CIV": "Ivory Coast", "COD": "Democratic Republic of Congo",
    "COG": "Republic of Congo", "CPV": "Cape Verde", "CUW": "Curacao", "CZE": "Czech Republic", "FSM": "Micronesia", "GMB": "Gambia",
    "GGY": "Bailiwick of Guernsey", "JEY": "Bailiwick of Jersey", "KOR": "South Korea", "LAO": "Laos", "MAF": "Saint-Martin",
    "MKD": "North Macedonia", "MMR": "Myanmar", "PRK": "North Korea", "PSE": "Palestine", "REU": "Reunion", "RUS": "Russia",
    "STP": "Sao Tome and Principe", "SWZ": "eSwatini", "SYR": "Syria", "TLS": "East Timor", "TUR": "Turkey", "USA": "United States",
    "VAT": "Vatican City", "VIR": "Virgin Islands, U.S.",
}  # fmt: skip
# ACLED's regions, as its interface numbers them: 1 to 5, 7, 9, 11 to 20.
ACLED_REGIONS = [
    "Western Africa", "Middle Africa", "Eastern Africa", "Southern Africa", "Northern Africa", "South Asia", "Southeast Asia", "Middle East",
    "Europe", "Caucasus and Central Asia", "Central America", "South America", "Caribbean", "East Asia", "North America", "Oceania", "Antarctica",
]  # fmt: skip
# The eight states that ACLED's note on its method for Central Asia and the Caucasus is about.
FORMERLY_SOVIET = "ARM AZE GEO KAZ KGZ TJK TKM UZB".split()
# Names in UCDP's data that are not short English names (GED 23.1 to 26.1).
GED_NAMES = {
    "BIH": "Bosnia-Herzegovina", "CIV": "Ivory Coast", "COD": "DR Congo (Zaire)", "COG": "Congo", "KHM": "Cambodia (Kampuchea)",
    "MDG": "Madagascar (Malagasy)", "MMR": "Myanmar (Burma)", "RUS": "Russia (Soviet Union)", "SRB": "Serbia (Yugoslavia)",
    "SWZ": "Kingdom of eSwatini (Swaziland)", "USA": "United States of America", "VNM": "Vietnam (North Vietnam)",
    "YEM": "Yemen (North Yemen)", "ZWE": "Zimbabwe (Rhodesia)", "TUR": "Turkey", "IRN": "Iran", "SSD": "South Sudan",
}  # fmt: skip


def listed(text: str) -> dict[int, str]:
    """A list of "number name" between strokes."""
    pairs = (each.split(maxsplit=1) for each in " ".join(text.split()).split("|"))
    return {int(number): name.strip() for number, name in pairs}


def test_gtd_countries_are_those_of_its_list() -> None:
    ours = {told.gtd: called("gtd", code) for code, told in NUMBERS.items() if told.gtd is not None}
    assert ours == listed(GTD_COUNTRIES)
    assert {BY_GTD[number] for number in ours} == {code for code, told in NUMBERS.items() if told.gtd}


def test_gtd_regions_are_those_of_its_lists() -> None:
    ours: dict[int, set[str]] = {}
    for code, told in NUMBERS.items():
        if told.gtd_region is not None:
            ours.setdefault(told.gtd_region, set()).add(called("gtd", code) or "")
    assert ours == {number: set(names.split(", ")) for number, names in GTD_REGION_LISTS.items()}
    assert set(GTD_REGIONS) == set(GTD_REGION_LISTS)


def test_states_are_those_of_gleditsch_and_ward() -> None:
    published = listed(GLEDITSCH_WARD)
    names = {
        name.lower(): code
        for code, country in COUNTRIES.items()
        for name in (country.name, *country.other_names)
    }
    expected = {}
    for number, name in published.items():
        short = name.partition(" (")[0].partition("/")[0].partition(",")[0].lower()
        expected[number] = ELSE.get(number) or names[short]
    assert expected == BY_GLEDITSCH_WARD


@pytest.mark.parametrize(
    ("code", "region"),
    [
        ("EGY", "Middle East"), ("TUR", "Middle East"), ("IRN", "Middle East"), ("YEM", "Middle East"), ("AZE", "Europe"),
        ("GEO", "Europe"), ("CYP", "Europe"), ("RUS", "Europe"), ("SDN", "Africa"), ("MAR", "Africa"), ("AFG", "Asia"),
        ("KAZ", "Asia"), ("PNG", "Asia"), ("MEX", "Americas"), ("HTI", "Americas"), ("PSE", "Middle East"), ("ESH", "Africa"),
    ],
)  # fmt: skip
def test_ucdp_regions(code: str, region: str) -> None:
    """UCDP/PRIO Armed Conflict Dataset Codebook, region: Europe 200 to 399, Middle East 630 to 699 with Egypt and so on."""
    assert numbers(coded_under("ged", code)).ucdp_region == region


def test_ged_calls_countries_as_ucdp_does() -> None:
    assert {code: called("ged", code) for code in GED_NAMES} == GED_NAMES
    assert (called("ged", "PSE"), coded_under("ged", "PSE")) == ("Israel", "ISR")
    assert called("ged", "ESH") == "Morocco"


def test_acled_calls_countries_and_regions_as_it_does() -> None:
    assert {code: called("acled", code) for code in ACLED_NAMES} == ACLED_NAMES
    assert {told.acled_region for told in NUMBERS.values()} == set(ACLED_REGIONS)
    assert {NUMBERS[code].acled_region for code in FORMERLY_SOVIET} == {"Caucasus and Central Asia"}
    assert numbers("XKX").iso is None
    assert BY_ISO[275] == "PSE"


def test_codes_of_attacks_weapons_and_targets_are_those_of_the_gtd() -> None:
    """The codebook of 2021, and what stands in the columns ending in _txt of the data."""
    assert list(GTD_ATTACKS) == [str(number) for number in range(1, 10)]
    assert list(GTD_WEAPONS) == [str(number) for number in range(1, 14) if number != 4]  # 4 was nuclear
    assert list(GTD_TARGETS) == [str(number) for number in range(1, 23)]
    assert (GTD_ATTACKS["5"], GTD_WEAPONS["9"], GTD_TARGETS["17"]) == (
        "Hostage Taking (Barricade Incident)",
        "Melee",
        "Terrorists/Non-State Militia",
    )


def test_acled_has_six_types_with_twenty_five_below() -> None:
    assert len(ACLED_EVENTS) == 6
    assert len({sub for subs in ACLED_EVENTS.values() for sub in subs}) == 25
    assert set(DISORDER) < set(ACLED_EVENTS)


def test_a_country_that_is_not_known_has_no_name_in_any_scheme() -> None:
    for scheme in ("ged", "acled", "gtd", "plover"):
        assert called(scheme, None) is None
        assert called(scheme, "XXX") is None
        assert called(scheme, "FRA") == "France"
