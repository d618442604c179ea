"""Counts in ordinary sentences: wire copy, local police news, a monitor's notes.  Each sentence with every count in it.

A count is written as `counts.show` writes it, then what it counts ("-": the words leave it out); "+" before it where it adds to
one told before, "of N" after it where it is a part of N.  Whatever else stands in the sentence in numbers is no count.
"""

from __future__ import annotations

import pytest

from tellings.values import counts

TABLE = r"""
# digits and words
Seven guards died in the ambush. | 7 guards
The raid left 14 villagers dead. | 14 villagers
Twenty-three miners were pulled out alive. | 23 miners
A hundred and twelve passengers were on board. | 112 passengers
Rebels freed 1,204 prisoners overnight. | 1204 prisoners
Some 2.5 million people fled the fighting. | about 2,500,000 people
Half a dozen teenagers were detained. | 6 teenagers
Two dozen shoppers hid in the storeroom. | 24 shoppers
The militia holds three thousand five hundred captives. | 3500 captives
Only four sailors survived. | 4 sailors
Zero arrests have been made. | 0 arrests
Thirty one pilgrims were hurt on the bridge. | 31 pilgrims
# modifiers
At least nine people were killed when the bus hit a mine. | at least 9 people
No fewer than 60 houses were burned. | at least 60 houses
Not less than six persons lost their lives. | at least 6 persons
A minimum of 15 detainees were beaten. | at least 15 detainees
Thirty or more worshippers were inside. | at least 30 worshippers
More than a dozen officers were hurt. | more than 12 officers
Well over 200 protesters were rounded up. | more than 200 protesters
Upwards of 40 recruits deserted. | more than 40 recruits
Over 90 students remain in captivity. | more than 90 students
The gang had 50-plus members. | more than 50 members
Up to 30 militants are thought to be hiding there. | up to 30 militants
As many as 80 fishermen are missing. | up to 80 fishermen
No more than five gunmen took part. | at most 5 gunmen
Fewer than 10 civilians stayed behind. | 0 to 9 civilians
About 40 families left the valley. | about 40 families
Roughly 300 migrants were aboard. | about 300 migrants
An estimated 150 fighters crossed the river. | about 150 fighters
Twenty or so villagers gathered. | about 20 villagers
Nearly 1,700 inmates escaped. | nearly 1,700 inmates
Almost two hundred hostages walked free. | nearly 200 hostages
Close to 70 soldiers were wounded. | nearly 70 soldiers
Just under 50 passengers were treated. | nearly 50 passengers
Five people at least were trampled. | at least 5 people
At least a dozen people were shot. | at least 12 people
At least several people were hurt. | several people
Exactly 16 coffins were counted. | 16 coffins
# vague amounts
Several bystanders were cut by glass. | several bystanders
A few villagers ran back for their cattle. | a few villagers
A handful of deputies kept watch. | a few deputies
A number of officers were injured. | several officers
Many civilians were trapped. | many civilians
Numerous shoppers fainted. | numerous shoppers
Multiple victims were taken away. | multiple victims
Dozens of prisoners are unaccounted for. | dozens prisoners
Dozens were arrested. | dozens -
Scores of huts burned. | scores huts
Hundreds of mourners marched. | hundreds mourners
Tens of thousands of refugees crossed. | tens of thousands refugees
Several hundred marchers sat down on the road. | several hundred marchers
A few dozen recruits were trained. | a few dozen recruits
Several dozen people were detained. | several dozen people
A couple of hikers found the remains. | a couple of hikers
A pair of brothers was held. | a pair of brothers
Hundreds of thousands of people were displaced. | hundreds of thousands people
# none
No one was hurt in the blast. | 0 -
Nobody was arrested. | 0 -
There were no casualties. | 0 casualties
No injuries were reported. | 0 injuries
None of the passengers was hurt. | 0 passengers
No other victims were found. | +0 victims
No suspects have been identified. | 0 suspects
Neither man was hurt. |
# ranges
Between five and seven gunmen opened fire. | 5 to 7 gunmen
Ten to fifteen attackers came on motorbikes. | 10 to 15 attackers
From 20 to 25 people were in the hall. | 20 to 25 people
They counted 8-10 bodies. | 8 to 10 bodies
Two or three men ran off. | 2 or 3 men
Two to three hundred settlers came. | 200 to 300 settlers
Five to seven thousand people were driven out. | 5000 to 7000 people
The toll has risen from 12 to 17. | 12 - ; 17 -
# what is added and what is repeated
Three more people died on Sunday. | +3 people
Another five were hurt. | +5 -
Two others were wounded. | +2 others
A further 11 villagers are missing. | +11 villagers
An additional 40 officers were sent. | +40 officers
Two other men fled on foot. | +2 men
A dozen more were treated at the scene. | +12 -
Four others, all of them teenagers, were grazed. | +4 others
Gunmen killed three farmers and wounded two others. | 3 farmers ; +2 others
At least six more soldiers died. | +at least 6 soldiers
Bringing the toll to nine, two more patients died. | 9 - ; +2 patients
A third victim died on Monday. |
The second gunman was shot by police. |
It was the 21st killing in the city this year. |
# wholes and parts
The raid took 25 lives, including 18 of the attackers. | 25 lives ; 18 attackers
Seven of the 25 attackers escaped. | 7 attackers of 25 ; 25 attackers
Three of the dead were children. | 3 dead
Two of them were policemen. | 2 -
Ten people, four of them women, were killed. | 10 people ; 4 women
Of the 30 hostages, 12 were freed. | 30 hostages ; 12 -
All 16 miners were rescued. | 16 miners
Six out of ten suspects confessed. | 6 suspects of 10 ; 10 suspects
One of the wounded died later. | 1 wounded
Half of the 40 detainees were released. | 40 detainees
Most of the 90 passengers were asleep. | 90 passengers
# what is counted
Eight Afghan police officers were killed. | 8 officers
Two suspected armed robbers were lynched. | 2 robbers
Four masked men on two motorcycles fired at the shop. | 4 men ; 2 motorcycles
It killed seven and wounded 12. | 7 - ; 12 -
SIX DEAD, 14 WOUNDED IN BAZAAR BLAST | 6 dead ; 14 wounded
Twelve killed, 30 hurt as truck rams crowd | 12 killed ; 30 hurt
2 shot outside Eastwood store | 2 -
1 dead, 3 injured after shooting on Elm Street | 1 dead ; 3 injured
One man is dead and two women are injured. | 1 man ; 2 women
A 12-member gang was broken up. | 12 member
A five-man patrol came under fire. | 5 man
Three homes and a school were shelled. | 3 homes
Nine arrests followed. | 9 arrests
Police made 14 arrests and seized six rifles. | 14 arrests ; 6 rifles
The monitor recorded 38 civilian deaths in the province. | 38 deaths
Five bodies were found in a well. | 5 bodies
Two U.N. peacekeepers were abducted. | 2 peacekeepers
Eleven 10th-grade pupils were taken. | 11 pupils
Three 17-year-old boys were shot. | 3 boys
Two men in their 20s were shot. | 2 men
Two police and one civilian were killed. | 2 police ; 1 civilian
Both of the two drivers survived. | 2 drivers
The blast killed one soldier. | 1 soldier
# numbers that are never casualties
A 34-year-old man was shot. |
Maria Olen, 34, of Dalby, was found dead. |
The victim, 19, died at the scene. |
The boys, ages 9 and 12, were not hurt. |
The men, aged between 22 and 31, were held. |
A man in his 40s was taken to hospital. |
Her 6-month-old baby was unharmed. |
He was a father of three. | 3 -
The dead man, Ugo Barra, 51 — a baker — was known to all. |
They named Tom Vale, 51 and Ugo Barra, 20. |
One lives in the north, the other in the south. | 1 -
The suspect is in his mid-20s. |
It happened in 2014 and again in 2016. |
The 2011 attack is still unsolved. |
They fled in a 2009 Honda sedan. |
The robbers took $4,500 and fled. |
The kidnappers asked for 20 million naira. |
He owed them five hundred dollars. |
Thieves made off with €30,000. |
The village lies 15 kilometres north of the capital. |
They ran 200 yards before they fell. |
The bullet came from a .40-caliber pistol. |
Officers found a 9mm casing and an AK-47. |
They recovered twelve 7.62 mm rounds. | 12 rounds
A 12-gauge shotgun lay in the ditch. |
Shots rang out in the 2300 block of Walnut Avenue. |
He lives at 417 Harbor Road. |
The crash happened on Interstate 95 near Exit 12. |
The ambush was on Highway 20. |
They blocked the A9 road at kilometre 34. |
Flight 815 was diverted. |
The home side won 3-1. |
Lions 24, Bears 17. |
The council voted 7-2 to ban the march. |
The court ruled 5-4 against him. |
Call 555-0142 with information. |
Anyone with information may call 1-800-555-0199. |
Dial 911 in an emergency. |
It began at 10:45 p.m. on Friday. |
Officers came around 3 a.m. |
It was 38 degrees in the shade. |
Temperatures fell to minus 12. |
The party took 41 percent of the vote. |
He won 12,400 votes. | 12400 votes
About two-thirds of the town fled. |
He faces two counts of murder. |
She was charged with three counts of attempted murder and one count of arson. |
He was sentenced to 25 years in prison. |
He got two life sentences. | 2 sentences
He was hit three times in the chest. |
A 40-ton truck was used. |
They used 300 kg of explosives. |
The siege lasted 11 hours. |
It was the third attack in two weeks. |
The 82nd Airborne Division sent a team. |
Police in District 9 are looking for him. |
Bail was set at 250,000. |
The bus No. 14 was set on fire. |
It was a 10-story building. |
The case number is 24-00817. |
He was wearing number 23. |
A magnitude 6.1 quake struck. |
The bill passed by 52 votes to 48. | 52 votes
The rebels hold 30% of the city. |
She weighed 110 pounds. |
He stood 6 feet 2 inches tall. |
The report covers 12 months. |
Unit 4 of the plant was hit. |
Room 101 was sealed. |
Grade 5 pupils were sent home. |
They live in a three-bedroom flat. |
One day later he was caught. |
At one point he shouted. |
It happened one block away. |
""".strip()


def _rows() -> list[tuple[str, list[str]]]:
    lines = [line for line in TABLE.splitlines() if line and not line.startswith("# ")]
    pairs = [line.rsplit(" |", 1) for line in lines]
    return [(text, [each.strip() for each in told.split(";") if each.strip()]) for text, told in pairs]


ROWS = _rows()


def told(text: str) -> list[str]:
    """The counts of a text as the table writes them."""
    found = counts.find(text)
    by_start = {each.start: each for each in found}
    shown = []
    for each in found:
        if each.kind != "count":
            continue
        whole = by_start.get(each.of_start) if each.of_start is not None else None
        of = f" of {counts.show(whole.value, whole.modifier)}" if whole else ""
        added = "+" if each.additional else ""
        number = counts.show(each.value, each.modifier).replace(",", "")
        shown.append(f"{added}{number} {each.head or '-'}{of}")
    return shown


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[text[:40] for text, _ in ROWS])
def test_counts_of_a_sentence(text: str, expected: list[str]) -> None:
    assert told(text) == [each.replace(",", "") for each in expected]
