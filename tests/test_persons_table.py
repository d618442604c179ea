"""Who was killed, hurt, taken or tried: short invented texts and the list of persons that a careful reader makes of each.

A person is written as name ("-" for none), age, sex, group, role, fate; steps of the law.
"""

from __future__ import annotations

import pytest

from extracting import Extract
from listing_persons import persons, row

WHEN = "in Kisumu on 3 May 2018"
SHOT = f"Gunmen opened fire at a market {WHEN}."

VICTIMS: list[tuple[str, set[str]]] = [
    # One person and the verb.
    (f"Ana Mireles, 31, of Nakuru, was killed when gunmen opened fire at a market {WHEN}.", {"Ana Mireles, 31, victim, killed"}),
    (f"Ana Mireles (31) and Ben Tallon (40) were killed {WHEN}.", {"Ana Mireles, 31, victim, killed", "Ben Tallon, 40, victim, killed"}),
    (f"{SHOT} Ana Mireles, who was 31, died at the hospital.", {"Ana Mireles, 31, victim, killed"}),
    (f"23-year-old Ben Tallon was shot {WHEN}. Tallon was pronounced dead at the scene.", {"Ben Tallon, 23, victim, killed"}),
    (f"Ben Tallon, 40, was at the market {WHEN} when gunmen attacked it. Tallon was shot twice.", {"Ben Tallon, 40, victim, injured"}),
    (f"Ben Tallon's body was found in a field after a shooting {WHEN}.", {"Ben Tallon, victim, killed"}),
    (f"{SHOT} Ben Tallon, 40, was taken to a hospital, where he died.", {"Ben Tallon, 40, male, victim, killed"}),
    (f"{SHOT} Ana Mireles, 31, is in critical condition. She was shot in the neck.", {"Ana Mireles, 31, female, victim, injured"}),
    (f"Ana Mireles, 31, was shot in the leg {WHEN}. She was released from the hospital on Friday.", {"Ana Mireles, 31, female, victim, injured"}),
    (f"Rebels attacked a school {WHEN}. Ana Mireles, 31, a teacher, is missing.", {"Ana Mireles, 31, civilian, victim, missing"}),
    (f"Gunmen abducted Ana Mireles, 31, {WHEN}.", {"Ana Mireles, 31, victim, missing"}),
    # Who they were.
    (f"Officer Ben Tallon was shot and killed {WHEN}.", {"Ben Tallon, security, victim, killed"}),
    (f"The journalist Ana Mireles was shot dead {WHEN}.", {"Ana Mireles, journalist, victim, killed"}),
    (f"Ana Mireles, a nurse and mother of two, was killed in an attack on a clinic {WHEN}.", {"Ana Mireles, female, medical, victim, killed"}),
    (f"{SHOT} Ana Mireles, 52, a mother of four, was among the dead.", {"Ana Mireles, 52, female, victim, killed"}),
    (f"Cal Orr, 9, was shot dead {WHEN}.", {"Cal Orr, 9, child, victim, killed"}),
    (f"Cal Orr, a 9-year-old boy, was shot dead {WHEN}.", {"Cal Orr, 9, male, child, victim, killed"}),
    (f"Ben Tallon was shot dead {WHEN}. His wife, Ana Mireles, was also wounded.", {"Ben Tallon, male, victim, killed", "Ana Mireles, female, victim, injured"}),
    (f"A gunman killed Ana Mireles and badly wounded her 12-year-old sister, Cora, {WHEN}.", {"Ana Mireles, female, victim, killed", "Cora, 12, female, child, victim, injured"}),
    # Said who it was.
    (f"A man was shot dead {WHEN}. Police identified the victim as Ben Tallon, 44.", {"Ben Tallon, 44, male, victim, killed"}),
    (f"A woman was killed in a shooting {WHEN}. The victim has been identified as Ana Mireles, 31.", {"Ana Mireles, 31, female, woman, victim, killed"}),
    (f"The victim, identified as Ben Tallon, was found shot to death in his car {WHEN}.", {"Ben Tallon, male, victim, killed"}),
    (f"The coroner identified Ben Tallon, 31, as the man who was pronounced dead at the scene of a shooting {WHEN}.", {"Ben Tallon, 31, male, victim, killed"}),
    (f"Two women were shot {WHEN}. Police confirmed that Ana Mireles was the woman who was grazed in the head.", {"Ana Mireles, female, woman, victim, injured"}),
    (f"Two people were killed in a shooting {WHEN}. Ana Mireles and Ben Tallon have been identified as the victims.", {"Ana Mireles, victim, killed", "Ben Tallon, victim, killed"}),
    (f"A 17-year-old girl named Cora Orr was shot dead {WHEN}.", {"Cora Orr, 17, female, child, victim, killed"}),
    (f"A 23-year-old man, later identified as Ben Tallon, was shot dead {WHEN}.", {"Ben Tallon, 23, male, victim, killed"}),
    # Lists.
    (f"Killed in the attack {WHEN} were Ana Mireles, 20, and Ben Tallon, 31.", {"Ana Mireles, 20, victim, killed", "Ben Tallon, 31, victim, killed"}),
    (f"Three people were killed in an attack {WHEN}. The dead were Ana Mireles, 20; Ben Tallon, 31; and Cal Orr, 9.",
     {"Ana Mireles, 20, victim, killed", "Ben Tallon, 31, victim, killed", "Cal Orr, 9, child, victim, killed"}),
    (f"Two people were wounded in a shooting {WHEN}. The two injured were Ana Mireles, 20, and Ben Tallon, 31.", {"Ana Mireles, 20, victim, injured", "Ben Tallon, 31, victim, injured"}),
    (f"Three people were shot and wounded {WHEN}. The victims were Ana Mireles, 28, of Nakuru, Ben Tallon, 23, of Kisumu, and Eli Orr, 26, of Nairobi.",
     {"Ana Mireles, 28, victim, injured", "Ben Tallon, 23, victim, injured", "Eli Orr, 26, victim, injured"}),
    (f"Police named the men killed in the shooting {WHEN}: 26-year-old Ben Tallon and 38-year-old Eli Orr.", {"Ben Tallon, 26, male, victim, killed", "Eli Orr, 38, male, victim, killed"}),
    (f"Two women and a man died in an attack {WHEN}. The slain women were identified as Ana Mireles and Rosa Duarte, both 35.",
     {"Ana Mireles, 35, female, woman, victim, killed", "Rosa Duarte, 35, female, woman, victim, killed", "-, male, victim, killed"}),
    (f"Killed in the attack {WHEN}:\n\nAna Mireles, 22\n\nBen Tallon, 47", {"Ana Mireles, 22, victim, killed", "Ben Tallon, 47, victim, killed"}),
    (f"Two people were killed {WHEN}, including 21-year-old Ben Tallon.", {"Ben Tallon, 21, victim, killed"}),
    # Nobody's name.
    (f"A 17-year-old girl was shot {WHEN}.", {"-, 17, female, child, victim, injured"}),
    (f"A 35-year-old man was shot in the leg {WHEN}.", {"-, 35, male, victim, injured"}),
    (f"A woman and her two children were shot {WHEN}.", {"-, female, woman, victim, injured"}),
    (f"Gunmen attacked a house {WHEN}, wounding a 9-year-old boy and his mother.", {"-, 9, male, child, victim, injured", "-, female, victim, injured"}),
    (f"A 35-year-old man was killed in a shooting {WHEN}. The 35-year-old died at the scene.", {"-, 35, male, victim, killed"}),
    (f"A man, 35, was shot dead {WHEN}. The man, whose name was not released, died in hospital.", {"-, 35, male, victim, killed"}),
    (f"A teenager was shot {WHEN}.", set()),
    # Who only speaks, hears or is near is no victim.
    (f"Ben Tallon, a neighbour, said he heard the shot that killed a man {WHEN}.", {"-, male, victim, killed"}),
    (f"A boy was shot {WHEN}. Sheriff Ben Tallon said he was shot twice.", {"-, male, child, victim, injured"}),
    (f"A 20-year-old man was shot {WHEN}. Ben Tallon, his uncle, said he was in critical condition.", {"-, 20, male, victim, injured"}),
    (f"Ana Mireles, 31, was killed in a shooting {WHEN}, said Sergeant Ben Tallon.", {"Ana Mireles, 31, victim, killed"}),
    (f"A man was shot {WHEN}. He was taken to Tallon Memorial, where he died.", {"-, male, victim, killed"}),
]  # fmt: skip

ACCUSED: list[tuple[str, set[str]]] = [
    (f"Dan Kibet, a gunman who police later said was radicalized in prison, opened fire at a market {WHEN}, killing two people before being arrested.", {"Dan Kibet, male, said_attacker, attacker, arrested; arrested"}),
    (f"Dan Kibet opened fire at a market {WHEN}, killing Ana Mireles, and then killed himself.", {"Dan Kibet, male, attacker, killed", "Ana Mireles, victim, killed"}),
    (f"A gunman opened fire at a market {WHEN}, killing two people. The gunman then killed himself.", {"-, male, said_attacker, attacker, killed"}),
    (f"Dan Kibet, 24, was arrested and charged with murder in the shooting {WHEN} that killed Ana Mireles.",
     {"Dan Kibet, 24, attacker, arrested; arrested+charged", "Ana Mireles, victim, killed"}),
    (f"Dan Kibet and Tom Ouma, both 24, each face one count of murder in a shooting {WHEN}.", {"Dan Kibet, 24, attacker; charged", "Tom Ouma, 24, attacker; charged"}),
    (f"{SHOT} Dan Kibet, 36, and Tom Ouma, 18, both of Nakuru, were charged with murder.", {"Dan Kibet, 36, attacker; charged", "Tom Ouma, 18, attacker; charged"}),
    (f"{SHOT} Officers took 25-year-old Dan Kibet and Tom Ouma, 24, into custody.", {"Dan Kibet, 25, attacker, arrested; arrested", "Tom Ouma, 24, attacker, arrested; arrested"}),
    (f"{SHOT} Police identified the suspect as Dan Kibet, 24.", {"Dan Kibet, 24, attacker; suspected"}),
    (f"A gunman killed two people {WHEN}. Police identified the gunman who killed them as Dan Kibet.", {"Dan Kibet, attacker"}),
    (f"A gunman killed a man {WHEN}. The man killed by the gunman was identified as Ben Tallon, 40.", {"Ben Tallon, 40, male, victim, killed"}),
    (f"{SHOT} Dan Kibet's brother was arrested.", set()),
    (f"Ann Tallon was shot dead {WHEN}. Her husband, Cal Tallon, 40, is the suspect. Tallon was arrested.",
     {"Ann Tallon, female, victim, killed", "Cal Tallon, 40, male, attacker, arrested; suspected+arrested"}),
    (f"{SHOT} Police are looking for Dan Kibet, 24.", {"Dan Kibet, 24, attacker; wanted"}),
    (f"{SHOT} A warrant was issued for the arrest of Dan Kibet.", {"Dan Kibet, attacker; wanted"}),
    (f"{SHOT} Dan Kibet is accused of shooting two people.", {"Dan Kibet, attacker; suspected"}),
    (f"{SHOT} The alleged shooter, Dan Kibet, 17, ran from the scene.", {"Dan Kibet, 17, child, attacker; suspected"}),
    (f"{SHOT} Dan Kibet, 24, is being held on 1 million dollars bail.", {"Dan Kibet, 24, attacker, arrested; arrested"}),
    (f"{SHOT} Dan Kibet pleaded not guilty to murder.", {"Dan Kibet, attacker; denied"}),
    (f"{SHOT} Dan Kibet has pleaded guilty to murder.", {"Dan Kibet, attacker; admitted"}),
    (f"{SHOT} A jury found Dan Kibet guilty of murder.", {"Dan Kibet, attacker; convicted"}),
    (f"{SHOT} A jury acquitted Dan Kibet of murder.", {"Dan Kibet, other; acquitted"}),
    (f"{SHOT} Dan Kibet was charged with murder. On 4 June 2019 a jury acquitted Kibet.", {"Dan Kibet, other; charged+acquitted"}),
    (f"{SHOT} Dan Kibet was convicted of murder and sentenced to 20 years in prison.", {"Dan Kibet, attacker; convicted+sentenced"}),
    (f"{SHOT} Dan Kibet was arrested, then released without charge.", {"Dan Kibet, other, released; arrested+released"}),
    (f"{SHOT} Dan Kibet went on trial for murder in Nakuru.", {"Dan Kibet, attacker; tried"}),
    (f"{SHOT} A 17-year-old boy was arrested.", {"-, 17, male, child, attacker, arrested; arrested"}),
    # Words that are no step of the law.
    (f"Ana Mireles, who wanted to be a nurse, was killed {WHEN}.", {"Ana Mireles, victim, killed"}),
    (f"A man was shot dead {WHEN}. Governor Ben Tallon released a statement.", {"-, male, victim, killed"}),
    (f"A man was shot dead {WHEN}. Dan Kibet has not been charged.", {"-, male, victim, killed"}),
    (f"{SHOT} Sergeant Ben Tallon said video was caught by a camera and would be released.", set()),
    (f"Police broke up a protest {WHEN} and arrested Ana Mireles.", {"Ana Mireles, other, arrested; arrested"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), VICTIMS)
def test_victims_are_persons(extracted: Extract, text: str, wanted: set[str]) -> None:
    assert {row(each) for each in persons(extracted(text), text)} == wanted


@pytest.mark.parametrize(("text", "wanted"), ACCUSED)
def test_the_accused_stand_on_the_rungs_that_the_text_gives(
    extracted: Extract, text: str, wanted: set[str]
) -> None:
    assert {row(each) for each in persons(extracted(text), text)} == wanted
