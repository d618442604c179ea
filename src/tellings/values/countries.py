"""The countries by their ISO 3166 alpha-3 code: name, adjectives and other English names.

A table of the English language; it imports nothing of ours so that the gazetteer's build can load it alone.
Short English names follow Unicode's CLDR where it has one in plain use.
"""

from __future__ import annotations

from dataclasses import dataclass

# code | name | adjectives and demonyms, singular | other names, separated by ";"
_TABLE = """\
ABW|Aruba|Aruban|
AFG|Afghanistan|Afghan;Afghani|
AGO|Angola|Angolan|
AIA|Anguilla|Anguillan|
ALA|Åland Islands|Ålander|Aland
ALB|Albania|Albanian|
AND|Andorra|Andorran|
ARE|United Arab Emirates|Emirati;Emiratis|UAE;the Emirates
ARG|Argentina|Argentine;Argentinian;Argentinean|Argentine Republic
ARM|Armenia|Armenian|
ASM|American Samoa|American Samoan|
ATA|Antarctica|Antarctic|
ATG|Antigua and Barbuda|Antiguan;Barbudan|Antigua
AUS|Australia|Australian|
AUT|Austria|Austrian|
AZE|Azerbaijan|Azerbaijani;Azeri|
BDI|Burundi|Burundian|
BEL|Belgium|Belgian|
BEN|Benin|Beninese|
BES|Caribbean Netherlands||Bonaire, Sint Eustatius and Saba
BFA|Burkina Faso|Burkinabe;Burkinabé|Burkina
BGD|Bangladesh|Bangladeshi|
BGR|Bulgaria|Bulgarian|
BHR|Bahrain|Bahraini|
BHS|Bahamas|Bahamian|The Bahamas
BIH|Bosnia and Herzegovina|Bosnian;Herzegovinian|Bosnia;Bosnia-Herzegovina;Bosnia & Herzegovina
BLM|Saint Barthélemy||
BLR|Belarus|Belarusian;Belarussian|Byelorussia;Republic of Belarus
BLZ|Belize|Belizean|
BMU|Bermuda|Bermudian|
BOL|Bolivia|Bolivian|
BRA|Brazil|Brazilian|
BRB|Barbados|Barbadian;Bajan|
BRN|Brunei|Bruneian|Brunei Darussalam
BTN|Bhutan|Bhutanese|
BWA|Botswana|Botswanan;Motswana;Batswana|
CAF|Central African Republic|Central African|Centrafrique
CAN|Canada|Canadian|
CCK|Cocos (Keeling) Islands||Cocos Islands
CHE|Switzerland|Swiss|
CHL|Chile|Chilean|
CHN|China|Chinese|People's Republic of China;PRC;mainland China
CIV|Côte d'Ivoire|Ivorian|Ivory Coast;Cote d'Ivoire
CMR|Cameroon|Cameroonian|
COD|Democratic Republic of the Congo|Congolese|DRC;DR Congo;Democratic Republic of Congo;D.R. Congo;Congo-Kinshasa;Zaire;D.R.C.;Congo
COG|Republic of the Congo||Congo-Brazzaville;Republic of Congo
COK|Cook Islands|Cook Islander|
COL|Colombia|Colombian|
COM|Comoros|Comorian|
CPV|Cape Verde|Cape Verdean|Cabo Verde
CRI|Costa Rica|Costa Rican|
CUB|Cuba|Cuban|
CUW|Curaçao|Curaçaoan|Curacao
CXR|Christmas Island||
CYM|Cayman Islands|Caymanian|
CYP|Cyprus|Cypriot;Greek Cypriot;Turkish Cypriot|
CZE|Czechia|Czech|Czech Republic
DEU|Germany|German|Federal Republic of Germany
DJI|Djibouti|Djiboutian|
DMA|Dominica||
DNK|Denmark|Danish;Dane|
DOM|Dominican Republic|Dominican|
DZA|Algeria|Algerian|
ECU|Ecuador|Ecuadorian;Ecuadorean|
EGY|Egypt|Egyptian|Arab Republic of Egypt
ERI|Eritrea|Eritrean|
ESH|Western Sahara|Sahrawi;Saharawi|
ESP|Spain|Spanish;Spaniard|
EST|Estonia|Estonian|
ETH|Ethiopia|Ethiopian|
FIN|Finland|Finnish;Finn|
FJI|Fiji|Fijian|
FLK|Falkland Islands|Falkland Islander|Falklands
FRA|France|French;Frenchman;Frenchmen;Frenchwoman|
FRO|Faroe Islands|Faroese|
FSM|Micronesia|Micronesian|Federated States of Micronesia
GAB|Gabon|Gabonese|
GBR|United Kingdom|British;Briton|UK;U.K.;Britain;Great Britain
GEO|Georgia|Georgian|Republic of Georgia
GGY|Guernsey||
GHA|Ghana|Ghanaian|
GIB|Gibraltar|Gibraltarian|
GIN|Guinea|Guinean|Guinea-Conakry;Republic of Guinea
GLP|Guadeloupe|Guadeloupean|
GMB|Gambia|Gambian|The Gambia
GNB|Guinea-Bissau|Bissau-Guinean|Guinea Bissau
GNQ|Equatorial Guinea|Equatoguinean;Equatorial Guinean|
GRC|Greece|Greek|
GRD|Grenada|Grenadian|
GRL|Greenland|Greenlandic;Greenlander|
GTM|Guatemala|Guatemalan|
GUF|French Guiana|Guianese|
GUM|Guam|Guamanian|
GUY|Guyana|Guyanese|
HKG|Hong Kong|Hongkonger;Hong Konger|Hong Kong SAR
HND|Honduras|Honduran|
HRV|Croatia|Croatian;Croat|
HTI|Haiti|Haitian|
HUN|Hungary|Hungarian|
IDN|Indonesia|Indonesian|
IMN|Isle of Man|Manx|
IND|India|Indian|Republic of India
IOT|British Indian Ocean Territory||Chagos Islands;Chagos Archipelago
IRL|Ireland|Irish;Irishman;Irishmen|Republic of Ireland;Irish Republic
IRN|Iran|Iranian|Islamic Republic of Iran;Persia
IRQ|Iraq|Iraqi|
ISL|Iceland|Icelandic;Icelander|
ISR|Israel|Israeli|State of Israel
ITA|Italy|Italian|
JAM|Jamaica|Jamaican|
JEY|Jersey||
JOR|Jordan|Jordanian|Hashemite Kingdom of Jordan
JPN|Japan|Japanese|
KAZ|Kazakhstan|Kazakhstani;Kazakh|Kazakstan;Republic of Kazakhstan
KEN|Kenya|Kenyan|
KGZ|Kyrgyzstan|Kyrgyzstani;Kyrgyz;Kirghiz|Kirghizia;Kyrgyz Republic;Kirgizstan
KHM|Cambodia|Cambodian|Kampuchea
KIR|Kiribati||
KNA|Saint Kitts and Nevis|Kittitian;Nevisian|St. Kitts and Nevis
KOR|South Korea|South Korean|Republic of Korea;ROK
KWT|Kuwait|Kuwaiti|
LAO|Laos|Laotian;Lao|Lao People's Democratic Republic
LBN|Lebanon|Lebanese|
LBR|Liberia|Liberian|
LBY|Libya|Libyan|
LCA|Saint Lucia|Saint Lucian;St. Lucian|St. Lucia
LIE|Liechtenstein|Liechtensteiner|
LKA|Sri Lanka|Sri Lankan|Ceylon
LSO|Lesotho|Basotho;Mosotho|
LTU|Lithuania|Lithuanian|
LUX|Luxembourg|Luxembourgish;Luxembourger|
LVA|Latvia|Latvian|
MAC|Macao|Macanese|Macau
MAF|Saint Martin||St. Martin
MAR|Morocco|Moroccan|
MCO|Monaco|Monégasque;Monegasque|
MDA|Moldova|Moldovan;Moldavian|Republic of Moldova;Moldavia
MDG|Madagascar|Malagasy;Madagascan|
MDV|Maldives|Maldivian|The Maldives
MEX|Mexico|Mexican|
MHL|Marshall Islands|Marshallese|
MKD|North Macedonia|Macedonian;North Macedonian|Macedonia;Republic of Macedonia
MLI|Mali|Malian|
MLT|Malta|Maltese|
MMR|Myanmar|Burmese;Myanmarese|Burma
MNE|Montenegro|Montenegrin|
MNG|Mongolia|Mongolian|
MNP|Northern Mariana Islands||Northern Marianas
MOZ|Mozambique|Mozambican|
MRT|Mauritania|Mauritanian|
MSR|Montserrat|Montserratian|
MTQ|Martinique|Martinican;Martiniquais|
MUS|Mauritius|Mauritian|
MWI|Malawi|Malawian|
MYS|Malaysia|Malaysian|
MYT|Mayotte|Mahoran|
NAM|Namibia|Namibian|
NCL|New Caledonia|New Caledonian|
NER|Niger|Nigerien|
NFK|Norfolk Island||
NGA|Nigeria|Nigerian|
NIC|Nicaragua|Nicaraguan|
NIU|Niue|Niuean|
NLD|Netherlands|Dutch;Dutchman;Dutchmen|The Netherlands;Holland
NOR|Norway|Norwegian|
NPL|Nepal|Nepali;Nepalese|
NRU|Nauru|Nauruan|
NZL|New Zealand|New Zealander|
OMN|Oman|Omani|
PAK|Pakistan|Pakistani|
PAN|Panama|Panamanian|
PCN|Pitcairn Islands||Pitcairn
PER|Peru|Peruvian|
PHL|Philippines|Philippine;Filipino;Filipina|The Philippines
PLW|Palau|Palauan|
PNG|Papua New Guinea|Papua New Guinean;Papuan|PNG
POL|Poland|Polish;Pole|
PRI|Puerto Rico|Puerto Rican|
PRK|North Korea|North Korean|DPRK;Democratic People's Republic of Korea
PRT|Portugal|Portuguese|
PRY|Paraguay|Paraguayan|
PSE|Palestine|Palestinian|Palestinian Territories;State of Palestine;Occupied Palestinian Territory;Palestinian territory
PYF|French Polynesia|French Polynesian|
QAT|Qatar|Qatari|
REU|Réunion|Réunionese|
ROU|Romania|Romanian|Rumania
RUS|Russia|Russian|Russian Federation
RWA|Rwanda|Rwandan;Rwandese|
SAU|Saudi Arabia|Saudi;Saudi Arabian|Kingdom of Saudi Arabia
SDN|Sudan|Sudanese|
SEN|Senegal|Senegalese|
SGP|Singapore|Singaporean|
SHN|Saint Helena||St. Helena
SJM|Svalbard and Jan Mayen||Svalbard
SLB|Solomon Islands|Solomon Islander|Solomons
SLE|Sierra Leone|Sierra Leonean|
SLV|El Salvador|Salvadoran;Salvadorean;Salvadorian|
SMR|San Marino|Sammarinese|
SOM|Somalia|Somali;Somalian|
SPM|Saint Pierre and Miquelon||St. Pierre and Miquelon
SRB|Serbia|Serbian;Serb|
SSD|South Sudan|South Sudanese|
STP|São Tomé and Príncipe|São Toméan;Santomean|Sao Tome and Principe;São Tomé
SUR|Suriname|Surinamese|Surinam
SVK|Slovakia|Slovak;Slovakian|Slovak Republic
SVN|Slovenia|Slovenian;Slovene|
SWE|Sweden|Swedish;Swede|
SWZ|Eswatini|Swazi|Swaziland
SXM|Sint Maarten||
SYC|Seychelles|Seychellois|
SYR|Syria|Syrian|Syrian Arab Republic
TCA|Turks and Caicos Islands||Turks and Caicos
TCD|Chad|Chadian|Tchad
TGO|Togo|Togolese|
THA|Thailand|Thai|
TJK|Tajikistan|Tajikistani;Tajik|
TKL|Tokelau||
TKM|Turkmenistan|Turkmenistani;Turkmen|
TLS|Timor-Leste|Timorese;East Timorese|East Timor
TON|Tonga|Tongan|
TTO|Trinidad and Tobago|Trinidadian;Tobagonian|Trinidad & Tobago;Trinidad
TUN|Tunisia|Tunisian|
TUR|Turkey|Turkish;Turk|Türkiye;Turkiye
TUV|Tuvalu|Tuvaluan|
TWN|Taiwan|Taiwanese|
TZA|Tanzania|Tanzanian|
UGA|Uganda|Ugandan|
UKR|Ukraine|Ukrainian|
URY|Uruguay|Uruguayan|
USA|United States|American|US;U.S.;USA;U.S.A.;United States of America
UZB|Uzbekistan|Uzbekistani;Uzbek|Republic of Uzbekistan
VAT|Vatican City||Vatican;Holy See;The Vatican
VCT|Saint Vincent and the Grenadines|Vincentian|St. Vincent and the Grenadines
VEN|Venezuela|Venezuelan|
VGB|British Virgin Islands||
VIR|U.S. Virgin Islands||US Virgin Islands
VNM|Vietnam|Vietnamese|Viet Nam
VUT|Vanuatu|Ni-Vanuatu|
WLF|Wallis and Futuna||
WSM|Samoa|Samoan|Western Samoa
XKX|Kosovo|Kosovar;Kosovan|
YEM|Yemen|Yemeni;Yemenite|
ZAF|South Africa|South African|
ZMB|Zambia|Zambian|
ZWE|Zimbabwe|Zimbabwean|Rhodesia
"""
# Peoples of a part of a country whose adjective points to the country.
_PARTS = {"English": "GBR", "Englishman": "GBR", "Scottish": "GBR", "Scot": "GBR", "Welsh": "GBR"} | {
    "Northern Irish": "GBR",
    "Chechen": "RUS",
    "Dagestani": "RUS",
    "Ingush": "RUS",
    "Gazan": "PSE",
    "Texan": "USA",
    "Californian": "USA",
    "Floridian": "USA",
    "Kashmiri": "IND",
    "Crimean": "UKR",
    "Catalan": "ESP",
    "Corsican": "FRA",
    "Sicilian": "ITA",
    "Bavarian": "DEU",
    "Zanzibari": "TZA",
}
_NO_PLURAL = ("s", "sh", "ch", "ese", "men", "man", "ss")


@dataclass(frozen=True, slots=True)
class Country:
    """A country: its alpha-3 code, short English name, adjectives in the singular, and other English names."""

    code: str
    name: str
    adjectives: tuple[str, ...]
    other_names: tuple[str, ...]


def _parse(line: str) -> Country:
    code, name, adjectives, others = line.split("|")
    return Country(
        code, name, tuple(filter(None, adjectives.split(";"))), tuple(filter(None, others.split(";")))
    )


def _with_plurals(words: dict[str, str]) -> dict[str, str]:
    plurals = {f"{word}s": code for word, code in words.items() if not word.endswith(_NO_PLURAL)}
    return plurals | words


COUNTRIES: dict[str, Country] = {country.code: country for country in map(_parse, _TABLE.splitlines())}
DEMONYMS: dict[str, str] = _with_plurals(
    {word: country.code for country in COUNTRIES.values() for word in country.adjectives} | _PARTS
)


def country_name(alpha3: str) -> str | None:
    """A country's short English name; None for a code that is none."""
    country = COUNTRIES.get(alpha3)
    return country.name if country else None
