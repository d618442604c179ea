"""Armed and political groups of the field, world-wide: each line one group, its fullest name first, then what else it is called.

General knowledge, kept to names in common use.  Spelling variants that `names.folded` removes (hyphens, "al-", accents) need
no line of their own.
"""

from __future__ import annotations

_GROUPS = """
Islamic State of Iraq and the Levant|Islamic State|Islamic State of Iraq and Syria|Islamic State in Iraq and Syria|Islamic State in Iraq and the Levant|Islamic State of Iraq and al-Sham|Islamic State group|ISIL|ISIS|IS|Daesh|Da'esh|Daech|so-called Islamic State
Islamic State Khorasan Province|Islamic State-Khorasan|Islamic State Khorasan|Islamic State in Khorasan Province|ISIS-K|ISKP|IS-K|ISIL-K
Islamic State West Africa Province|Islamic State in West Africa|ISWAP
Islamic State in the Greater Sahara|ISGS|Islamic State Sahel Province
Islamic State Sinai Province|Sinai Province|Wilayat Sinai|Ansar Beit al-Maqdis|Ansar Bayt al-Maqdis
al-Qaeda|al-Qaida|al Qaeda|al Qaida|Al-Qa'ida|Qaeda
al-Qaeda in the Islamic Maghreb|AQIM
al-Qaeda in the Arabian Peninsula|AQAP
al-Qaeda in Iraq|AQI
al-Qaeda in the Indian Subcontinent|AQIS
Jabhat al-Nusra|al-Nusra Front|Nusra Front|al-Nusra|Jabhat Fateh al-Sham
Hayat Tahrir al-Sham|HTS|Tahrir al-Sham
Ahrar al-Sham|Ahrar ash-Sham
Jaysh al-Islam|Army of Islam|Jaish al-Islam
Free Syrian Army|FSA
Syrian Democratic Forces|SDF
Syrian National Army
People's Protection Units|YPG|People's Defense Units
Kurdistan Workers' Party|PKK|Kurdistan Workers Party
Kurdistan Freedom Hawks|TAK|Kurdistan Freedom Falcons
Revolutionary People's Liberation Party-Front|DHKP-C|DHKP/C
Peshmerga
Popular Mobilization Forces|Popular Mobilisation Forces|Hashd al-Shaabi|PMF
Kataib Hezbollah|Kata'ib Hizballah
Asaib Ahl al-Haq
Mahdi Army|Jaish al-Mahdi
Badr Organization|Badr Organisation|Badr Brigade
Ansar al-Islam
Hezbollah|Hizbollah|Hizbullah|Hizballah|Hezballah
Hamas
Palestinian Islamic Jihad|Islamic Jihad|PIJ
al-Aqsa Martyrs' Brigades|al-Aqsa Martyrs Brigades|Aqsa Martyrs Brigades
Izz ad-Din al-Qassam Brigades|al-Qassam Brigades|Qassam Brigades|Ezzedine al-Qassam Brigades
Popular Front for the Liberation of Palestine|PFLP
Democratic Front for the Liberation of Palestine|DFLP
Palestine Liberation Organization|Palestine Liberation Organisation|PLO
Fatah|al-Fatah
Abu Nidal Organization
Houthis|Houthi|Ansar Allah|Huthis|Huthi
Muslim Brotherhood
Taliban|Taleban|Afghan Taliban
Tehrik-i-Taliban Pakistan|Tehreek-e-Taliban Pakistan|Pakistani Taliban|TTP|Tehrik-e-Taliban Pakistan
Haqqani Network|Haqqanis|Haqqani group
Hezb-e-Islami|Hizb-i-Islami|Hezb-i-Islami
Lashkar-e-Taiba|Lashkar-e-Tayyiba|Lashkar-e-Toiba|LeT
Lashkar-e-Jhangvi|Lashkar-i-Jhangvi|LeJ
Jaish-e-Mohammed|Jaish-e-Muhammad|JeM
Sipah-e-Sahaba|Sipah-i-Sahaba
Hizbul Mujahideen|Hizb-ul-Mujahideen
Jundallah|Jundullah
Jamaat-ul-Ahrar|Jamaat ul-Ahrar
Balochistan Liberation Army|Baloch Liberation Army|BLA|Baluch Liberation Army
Balochistan Liberation Front|BLF
Indian Mujahideen
Communist Party of India (Maoist)|CPI (Maoist)|Naxalites|Naxals|Naxalite
United Liberation Front of Asom|ULFA|United Liberation Front of Assam
National Socialist Council of Nagaland|NSCN|NSCN-IM|NSCN-K
National Democratic Front of Bodoland|NDFB
Liberation Tigers of Tamil Eelam|LTTE|Tamil Tigers|Tamil Tiger
Jamaat-ul-Mujahideen Bangladesh|JMB|Neo-JMB
Ansarullah Bangla Team|Ansar al-Islam Bangladesh
Arakan Army
Arakan Rohingya Salvation Army|ARSA
Kachin Independence Army|KIA
Karen National Union|KNU|Karen National Liberation Army|KNLA
Karenni Army
Ta'ang National Liberation Army|TNLA
Shan State Army
United Wa State Army|UWSA
People's Defence Force|PDF|People's Defense Force
Tatmadaw
Abu Sayyaf|Abu Sayyaf Group|ASG
Moro Islamic Liberation Front|MILF
Moro National Liberation Front|MNLF
Bangsamoro Islamic Freedom Fighters|BIFF
Maute group
New People's Army|NPA|Communist Party of the Philippines
Jemaah Islamiyah|Jemaah Islamiah
Jamaah Ansharut Daulah|JAD
Free Papua Movement|OPM|West Papua National Liberation Army|TPNPB
Free Aceh Movement|GAM
Barisan Revolusi Nasional|BRN
Aum Shinrikyo
Japanese Red Army
Khmer Rouge
Viet Cong
East Turkestan Islamic Movement|ETIM|Turkistan Islamic Party|TIP
Islamic Movement of Uzbekistan|IMU
Islamic Jihad Union|IJU
Hizb ut-Tahrir|Hizb-ut-Tahrir
Soldiers of the Caliphate|Jund al-Khilafah
Caucasus Emirate|Imarat Kavkaz
Donetsk People's Republic|DNR|DPR
Luhansk People's Republic|LNR|Lugansk People's Republic|LPR
Wagner Group|Wagner PMC
Azov Battalion|Azov Regiment|Azov Brigade
Right Sector
Kosovo Liberation Army|KLA|UCK
Provisional Irish Republican Army|Irish Republican Army|IRA|Provisional IRA
Real Irish Republican Army|Real IRA
New IRA
Continuity IRA
Irish National Liberation Army|INLA
Ulster Volunteer Force|UVF
Ulster Defence Association|UDA
Ulster Freedom Fighters|UFF
Loyalist Volunteer Force|LVF
Euskadi Ta Askatasuna|ETA|Basque Homeland and Freedom
GRAPO
Red Brigades
Red Army Faction|Baader-Meinhof Gang
National Liberation Front of Corsica|FLNC
Action Directe
November 17|Revolutionary Organization 17 November|17 November
Golden Dawn
Grey Wolves
Ku Klux Klan|KKK
Proud Boys
Oath Keepers
Aryan Brotherhood
Aryan Nations
Atomwaffen Division|Atomwaffen
Animal Liberation Front
Earth Liberation Front
Crips
Bloods
Latin Kings
Hells Angels
Mara Salvatrucha|MS-13|MS13
Barrio 18|18th Street Gang|18th Street
Sinaloa Cartel
Jalisco New Generation Cartel|CJNG|Jalisco Cartel
Gulf Cartel
Los Zetas|Zetas
La Familia Michoacana|La Familia
Knights Templar Cartel|Knights Templar
Juarez Cartel
Tijuana Cartel
Beltran Leyva Cartel
Northeast Cartel|Cartel del Noreste
Santa Rosa de Lima Cartel
Zapatista Army of National Liberation|EZLN|Zapatistas
Popular Revolutionary Army|EPR
Medellin Cartel
Cali Cartel
Clan del Golfo|Gulf Clan|Gaitanist Self-Defense Forces of Colombia|Autodefensas Gaitanistas de Colombia|AGC
Extraditables|The Extraditables|Los Extraditables
Revolutionary Armed Forces of Colombia|FARC|FARC-EP
National Liberation Army|ELN|Army of National Liberation
Popular Liberation Army|EPL
April 19 Movement|19th of April Movement|19 April Movement|M-19
Simon Bolivar Guerrilla Coordinating Board|CGSB
United Self-Defense Forces of Colombia|AUC
Quintin Lame
Shining Path|Sendero Luminoso|SL
Tupac Amaru Revolutionary Movement|MRTA
Farabundo Marti National Liberation Front|FMLN
Nationalist Republican Alliance|ARENA
Revolutionary Democratic Front|FDR
Sandinista National Liberation Front|FSLN|Sandinistas
Contras|Nicaraguan Resistance
Guatemalan National Revolutionary Unity|URNG
Cinchoneros Popular Liberation Movement|Cinchoneros
Morazanist Patriotic Front|Morazanist Patriotic Front of Honduras
Manuel Rodriguez Patriotic Front|FPMR
Lautaro Youth Movement|Lautaro Popular Forces|Lautaro
Movement of the Revolutionary Left|MIR
Zarate Willka Armed Forces of Liberation
Tupac Katari Guerrilla Army|EGTK
Montoneros
Tupamaros
Alfaro Lives, Damn It|Alfaro Vive Carajo
Red Command|Comando Vermelho
First Capital Command|Primeiro Comando da Capital|PCC
Tren de Aragua
Boko Haram|Jama'atu Ahlis Sunna Lidda'awati wal-Jihad|JAS
Ansaru
Movement for the Emancipation of the Niger Delta|MEND
Niger Delta Avengers
Indigenous People of Biafra|IPOB
al-Shabaab|al-Shabab|Shabab|Shabaab|al Shebab|Shebab|Harakat al-Shabaab
al-Itihaad al-Islamiya
Islamic Courts Union|ICU
Lord's Resistance Army|LRA
Allied Democratic Forces|ADF
M23|March 23 Movement
Democratic Forces for the Liberation of Rwanda|FDLR
Mai-Mai|Mayi-Mayi|Mai Mai
CODECO|Cooperative for the Development of Congo
Interahamwe
Seleka|Séléka|ex-Seleka
Anti-balaka|Anti-Balaka
Coalition of Patriots for Change|CPC
Union for Peace in the Central African Republic|UPC
Janjaweed
Rapid Support Forces|RSF
Sudan Liberation Army|SLA|Sudan Liberation Movement|SLM
Justice and Equality Movement|JEM
Sudan People's Liberation Army|SPLA
Sudan People's Liberation Movement-North|SPLM-N|Sudan People's Liberation Movement
Sudan People's Liberation Movement-in-Opposition|SPLM-IO|SPLA-IO
National Union for the Total Independence of Angola|UNITA
Front for the Liberation of the Enclave of Cabinda|FLEC
Mozambican National Resistance|RENAMO
Ansar al-Sunna|Ahlu Sunnah wa Jama
Jama'at Nasr al-Islam wal Muslimin|Jama'at Nusrat al-Islam wal-Muslimin|JNIM|Group for the Support of Islam and Muslims
Ansar Dine|Ansar Eddine
Movement for Oneness and Jihad in West Africa|MUJAO|MUJWA
al-Mourabitoun|al-Murabitun
National Movement for the Liberation of Azawad|MNLA
Coordination of Azawad Movements|CMA
Polisario Front|Polisario
Armed Islamic Group|GIA
Salafist Group for Preaching and Combat|GSPC
Islamic Salvation Front|FIS
Ansar al-Sharia|Ansar al-Sharia in Libya
Libyan National Army|LNA|Libyan Arab Armed Forces
Libya Dawn
al-Gama'a al-Islamiyya|Gamaa Islamiya|Jamaa Islamiya
Hasm|Hasm Movement
Oromo Liberation Army|OLA|Shene|OLF-Shene
Oromo Liberation Front|OLF
Ogaden National Liberation Front|ONLF
Tigray People's Liberation Front|TPLF|Tigray Defence Forces
Ambazonia Defence Forces|Ambazonia Defense Forces|Ambazonian separatists
Mau Mau
Revolutionary United Front|RUF
African National Congress|ANC
Umkhonto we Sizwe
Inkatha Freedom Party|Inkatha
Pan Africanist Congress|PAC
People's Mujahedin of Iran|Mujahedin-e Khalq|Mujahideen-e-Khalq|MEK|MKO
Kurdistan Democratic Party|KDP
Patriotic Union of Kurdistan|PUK
Party of Free Life of Kurdistan|PJAK|Kurdistan Free Life Party
Jaish al-Adl|Jaish ul-Adl
Islamic Revolutionary Guard Corps|IRGC|Revolutionary Guards|Revolutionary Guard
Lebanese Forces|Phalange|Kataeb
Amal Movement
South Lebanon Army|SLA of Lebanon
Fatah al-Islam
Lehi|Stern Gang
Irgun
"""
GROUPS: tuple[tuple[str, ...], ...] = tuple(tuple(line.split("|")) for line in _GROUPS.strip().splitlines())
