"""Pairs of names that can be one bearer's, and pairs that cannot."""

from __future__ import annotations

import pytest

from tellings.values.names import same

SAME = """
Mohammed Hassan|Muhammad Hassan
Mohamed Ali Omar|Muhammad Omar
Muammar Kaddafi|Moammar Gaddafi
Muammar Qaddafi|Muammar al-Gaddafi
Aleksandr Petrov|Alexander Petrov
Yevgeny Belov|Evgeni Belov
Yevgeniy Belov|Evgeny Belov
Sergei Ivanov|Sergey Ivanov
Dmitri Volkov|Dmitry Volkov
Dmitriy Volkov|Dmitri Volkov
Yuri Orlov|Iurii Orlov
Aleksei Titov|Alexey Titov
Mikhail Zotov|Mihail Zotov
Abdel Rahman Salim|Abdul Rahman Salim
Abdulrahman Salim|Abd al-Rahman Salim
Osama bin Laden|Usama bin Ladin
Ayman al-Zawahiri|Ayman Zawahiri
Hussein Jaber|Husayn Jabir
Hussain Jaber|Hussein Jaber
Ahmed Nur|Ahmad Noor
Yusuf Karim|Youssef Kareem
Yousuf Karim|Yusuf Karim
Ibrahim Saleh|Ebrahim Salih
Khaled Mansour|Khalid Mansur
Nursultan Akhmetov|Nursultan Ahmetov
Kassym Omarov|Qasym Omarov
Jose Garcia|José García
Jürgen Müller|Juergen Mueller
Søren Holm|Soren Holm
Volodymyr Shevchenko|Volodimir Shevchenko
Kim Jong Un|Kim Jong-un
Robert Smith Jr.|Robert Smith
John A. Reed|John Reed
J. Reed|John Reed
Reed|John Reed
Mr. Reed|John Reed
Gen. Reed|General John Reed
President Mara Venn|Mara Venn
Islamic State|Daesh
ISIL|ISIS
Islamic State of Iraq and Syria|IS
so-called Islamic State|ISIL
Islamic State group|Islamic State
Al Qaeda|al-Qaida
al-Shabaab|Al Shabab
Hizbullah|Hezbollah
Taleban|Taliban
PKK|Kurdistan Workers' Party
FARC|Revolutionary Armed Forces of Colombia
National Security Committee|NSC
Federal Bureau of Investigation|FBI
U.N.|United Nations
the Ministry of Interior|Interior Ministry
Ministry of the Interior|Interior Ministry
Defence Ministry|Ministry of Defense
Lowfield Police Department|Lowfield Police
Lowfield Police Dept.|Lowfield Police Department
Chicago Police|Chicago Police Department
Red Cross|the Red Cross
Amnesty International|Amnesty
""".strip()

APART = """
Ana Brook|Tom Brook
Mary Smith|John Smith
Mohammed Hassan|Mahmoud Hassan
Ahmed Nur|Hamid Nur
John Reed|John Reid Barker
J. Reed|Mark Reed
Omar Saleh|Amr Saleh
Islamic State|Islamic Jihad
Islamic State|Islamic State West Africa Province
ISIS|ISIS-K
Taliban|Pakistani Taliban
al-Qaeda|al-Qaeda in Iraq
Interior Ministry|Defense Ministry
Ministry of Health|Ministry of Justice
Lowfield Police Department|Highmoor Police Department
FBI|FSB
Hezbollah|Hizb ut-Tahrir
Hamas|Fatah
Ivan Petrov|Ivan Petrovsky
Ali Karim|Ali Karimov
Robert Smith Jr.|Robert Smith Sr.
Alexander Titov|Alexandra Titova
Juan Garcia|Julia Garcia
Yusuf Karim|Yasir Karim
National Security Committee|National Security Council
Kim Jong Un|Kim Jong Il
Lee|Leigh Anne Park
Ministry of Defense|Ministry of Defense Industry
""".strip()


def pairs(table: str) -> list[tuple[str, str]]:
    return [(one, two) for one, _, two in (line.partition("|") for line in table.splitlines())]


@pytest.mark.parametrize(("one", "two"), pairs(SAME))
def test_one_bearer(one: str, two: str) -> None:
    assert same(one, two)
    assert same(two, one)


@pytest.mark.parametrize(("one", "two"), pairs(APART))
def test_two_bearers(one: str, two: str) -> None:
    assert not same(one, two)
    assert not same(two, one)
