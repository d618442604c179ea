"""Regions of the world that are no country and no division of one, with the countries that they lie in.

A table of the field; it imports nothing of ours so that the gazetteer's build can load it alone.
"""

from __future__ import annotations

from dataclasses import dataclass

# name | latitude, longitude of about its middle, degrees | alpha-3 codes of the countries it lies in | other names
_TABLE = """\
Central Asia|44,67|KAZ KGZ TJK TKM UZB|
Middle East|30,44|ARE BHR CYP EGY IRN IRQ ISR JOR KWT LBN OMN PSE QAT SAU SYR TUR YEM|Mideast;Near East
Levant|34,37|ISR JOR LBN PSE SYR|
Maghreb|32,3|DZA LBY MAR MRT TUN|
North Africa|28,10|DZA EGY ESH LBY MAR SDN TUN|Northern Africa
West Africa|12,-3|BEN BFA CIV CPV GHA GIN GMB GNB LBR MLI MRT NER NGA SEN SLE TGO|Western Africa
East Africa|1,37|BDI COM DJI ERI ETH KEN MDG MOZ MUS MWI RWA SOM SSD TZA UGA ZMB ZWE|Eastern Africa
Central Africa|3,18|AGO CAF CMR COD COG GAB GNQ STP TCD|
Southern Africa|-25,22|BWA LSO NAM SWZ ZAF ZMB ZWE|
Horn of Africa|8,45|DJI ERI ETH SOM|
Sahel|15,5|BFA MLI MRT NER SDN SEN TCD|Sahel region
Great Lakes region|-2,30|BDI COD RWA TZA UGA|
Lake Chad Basin|13,14|CMR NER NGA TCD|Lake Chad Region;Lake Chad
South Asia|22,79|AFG BGD BTN IND LKA MDV NPL PAK|Southern Asia
Southeast Asia|8,108|BRN IDN KHM LAO MMR MYS PHL SGP THA TLS VNM|South East Asia;South-East Asia
East Asia|36,115|CHN HKG JPN KOR MAC MNG PRK TWN|Eastern Asia
Korean Peninsula|38,127|KOR PRK|
Caucasus|42,45|ARM AZE GEO RUS|
North Caucasus|43,45|RUS|Northern Caucasus
South Caucasus|41,45|ARM AZE GEO|Transcaucasia
Balkans|43,21|ALB BGR BIH GRC HRV MKD MNE ROU SRB SVN XKX|Western Balkans
Baltics|57,24|EST LTU LVA|Baltic States
Scandinavia|62,15|DNK NOR SWE|
Eastern Europe|52,28|BGR BLR CZE HUN MDA POL ROU RUS SVK UKR|
Western Europe|48,5|AUT BEL CHE DEU FRA LIE LUX MCO NLD|
Donbas|48.2,38.2|UKR|Donbass
Transnistria|46.9,29.5|MDA|Transdniestria
Nagorno-Karabakh|39.8,46.7|AZE|Karabakh
Abkhazia|43,41|GEO|
South Ossetia|42.3,44|GEO|
Kashmir|34.2,75.5|IND PAK|Kashmir Valley
Ferghana Valley|40.7,71.7|KGZ TJK UZB|Fergana Valley
Darfur|13,25|SDN|
Kurdistan|36.5,44|IRN IRQ SYR TUR|
Iraqi Kurdistan|36.3,44|IRQ|Kurdistan Region
Sinai Peninsula|29.5,33.8|EGY|Sinai;the Sinai
Golan Heights|33,35.8|ISR SYR|Golan
Niger Delta|5,6|NGA|
Basque Country|43,-2.6|ESP FRA|
Central America|14,-87|BLZ CRI GTM HND MEX NIC PAN SLV|
Latin America|-10,-65|ARG BOL BRA CHL COL CRI CUB DOM ECU GTM HND HTI MEX NIC PAN PER PRY SLV URY VEN|
South America|-14.605,-57.656|ARG BOL BRA CHL COL ECU GUF GUY PER PRY SUR URY VEN|
North America|46.073,-100.547|CAN MEX USA|
Caribbean|18,-72|ATG BHS BRB CUB DMA DOM GRD HTI JAM KNA LCA PRI TTO VCT|
Persian Gulf|27,51|ARE BHR IRN IRQ KWT OMN QAT SAU|Arabian Gulf
Gulf of Aden|12,48|DJI SOM YEM|
Red Sea|20,38|DJI EGY ERI SAU SDN YEM|
Mediterranean|35,18||Mediterranean Sea
Black Sea|43,35||
Arabian Peninsula|23,46|ARE BHR KWT OMN QAT SAU YEM|
Indochina|16,105|KHM LAO VNM|
Europe|48.691,9.141||European continent
Africa|7.188,21.094||
Asia|29.841,89.297||
Oceania|-18.313,138.516||
Siberia|60,100|RUS|
Anatolia|39,33|TUR|
Patagonia|-45,-70|ARG CHL|
Amazon|-5,-62|BOL BRA COL ECU PER|Amazonia
Himalayas|29,84|BTN CHN IND NPL PAK|
Java|-7.3,110|IDN|
Sumatra|0,102|IDN|
Sulawesi|-2,121|IDN|
Borneo|1,114|BRN IDN MYS|
New Guinea|-5,141|IDN PNG|
Mindanao|7.8,125|PHL|
Luzon|16,121|PHL|
Visayas|11,123.5|PHL|
Tahiti|-17.6,-149.4|PYF|
Hispaniola|19,-71|DOM HTI|
Gulf of Guinea|2,3|BEN CIV CMR GAB GHA GNQ NGA STP TGO|
South China Sea|12,113||
East China Sea|29,125||
Sea of Azov|46,37|RUS UKR|
Caspian Sea|42,50|AZE IRN KAZ RUS TKM|
Gulf of Mexico|25,-90|CUB MEX USA|
Arabian Sea|14,65||
Midwest|41,-90|USA|
Americas|19,-96||the Americas
Antarctica|-78.159,16.406||
European Union|50.1,9.6|AUT BEL BGR CYP CZE DEU DNK ESP EST FIN FRA GRC HRV HUN IRL ITA LTU LUX LVA MLT NLD POL PRT ROU SVK SVN SWE|EU
Northern Europe|60,15|DNK EST FIN ISL LTU LVA NOR SWE|
Southern Europe|41,14|ALB BIH ESP GRC HRV ITA MKD MLT MNE PRT SRB SVN|
Central Europe|49,16|AUT CHE CZE DEU HUN LIE POL SVK SVN|
Pacific Ocean|0,-160||Pacific;South Pacific
Atlantic Ocean|0,-25||Atlantic
Indian Ocean|-20,80||
Arctic Ocean|84,0||Arctic
Baltic Sea|58,20|DEU DNK EST FIN LTU LVA POL RUS SWE|
North Sea|56,3|BEL DEU DNK FRA GBR NLD NOR|
Adriatic Sea|43,15|ALB BIH HRV ITA MNE SVN|
Aegean Sea|39,25|GRC TUR|
New England|44,-71|USA|
"""


@dataclass(frozen=True, slots=True)
class Region:
    """A region: degrees of its middle, and the countries that it lies in (none listed for a continent or sea)."""

    name: str
    lat: float
    lon: float
    countries: tuple[str, ...]
    other_names: tuple[str, ...]


def _parse(line: str) -> Region:
    name, middle, countries, others = line.split("|")
    lat, lon = (float(degrees) for degrees in middle.split(","))
    return Region(name, lat, lon, tuple(countries.split()), tuple(filter(None, others.split(";"))))


REGIONS: dict[str, Region] = {region.name: region for region in map(_parse, _TABLE.splitlines())}
