"""Words that are written with a capital letter and are no person's name: of the language, of the calendar, of peoples and maps."""

from __future__ import annotations

from collections.abc import Iterable


def word_set(table: str) -> frozenset[str]:
    """The words of a table."""
    return frozenset(table.split())


def openings(*tables: Iterable[str]) -> dict[str, int]:
    """Of each word that opens an expression of some tables, how many words the longest has: most words open none."""
    longest: dict[str, int] = {}
    for table in tables:
        for expression in table:
            first, number = expression.partition(" ")[0], expression.count(" ") + 1
            longest[first] = max(number, longest.get(first, 0))
    return longest


# Grammar: these begin sentences and headlines, and never stand inside a name of a person.
FUNCTION_WORDS = word_set(
    """
    a an the this that these those he she it they we you i him her them us me his its their our your my
    mine who whom whose which what when where why how and or but nor so yet for if unless until while
    although though because since as than then thus hence also at by in of on to from with without
    within into onto upon over under above below between among amid against about after before during
    around across along behind beside besides beyond despite except inside outside near off out up down
    through throughout toward towards via per plus minus like unlike is are was were be been being am do
    does did done has have had having will would shall should can could may might must not no never ever
    always often sometimes usually again once twice both either neither each every all any some many
    much more most few fewer less least several other others another such same own only just even still
    too very quite rather almost nearly here there now today tonight yesterday tomorrow later earlier
    soon recently meanwhile however moreover furthermore instead otherwise therefore nevertheless
    nonetheless indeed perhaps maybe yes one two three four five six seven eight nine ten eleven twelve
    thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty
    seventy eighty ninety hundred hundreds thousand thousands million dozens dozen first second third
    fourth fifth last next previous let lets according following including regarding concerning
    considering given based asked said says told added say tell
    """
)

CALENDAR = word_set(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july
    august september october november december jan feb mar apr jun jul aug sep sept oct nov dec mon tue
    tues wed thu thur thurs fri sat sun spring summer autumn fall winter christmas easter ramadan
    ramazan eid muharram ashura passover hanukkah yom kippur rosh hashanah nowruz diwali thanksgiving
    halloween new-year lent gmt utc est edt cst cdt mst mdt pst pdt bst am pm
    """
)

# Peoples, faiths, tongues, parts of the world: adjectives and nouns that `countries` does not hold.
PEOPLES = word_set(
    """
    muslim muslims islam islamic islamist islamists christian christians christianity jew jews jewish
    judaism hindu hindus hinduism buddhist buddhists sikh sikhs catholic catholics protestant
    protestants orthodox sunni sunnis shia shias shi'a shiite shiites shi'ite shi'ites alawite alawites
    druze yazidi yazidis yezidi yezidis salafi salafis salafist salafists salafism wahhabi wahhabis
    wahhabism sufi sufis ahmadi ahmadis coptic copt copts maronite mennonite amish mormon mormons
    evangelical evangelicals anglican arab arabs arabic persian kurd kurds kurdish turkmen turkic tatar
    tatars chechen chechens ingush dagestani uighur uighurs uyghur uyghurs pashtun pashtuns pashto
    hazara hazaras tajik tajiks uzbek uzbeks baloch baluch baluchi punjabi punjabis sindhi kashmiri
    kashmiris tamil tamils bengali bengalis sinhalese rohingya karen kachin shan hutu hutus tutsi tutsis
    fulani hausa yoruba igbo tuareg tuaregs berber berbers oromo amhara tigrayan tigrayans somali
    somalis zulu xhosa basque basques catalan corsican irish welsh scottish english british briton
    britons roma gypsy gypsies slav slavic serb serbs croat croats bosniak bosniaks albanian albanians
    inuit maya mayan quechua aymara mapuche hispanic hispanics latino latinos latina latinas black
    blacks white whites asian asians african africans european europeans american americans westerner
    westerners western eastern northern southern central middle-eastern caucasian native indian indians
    kazakhstani kazakhstanis afghans soviet soviets ottoman nazi nazis communist communists marxist
    marxists maoist maoists leninist trotskyist republican republicans democrat democrats democratic
    conservative conservatives liberal liberals labour tory tories socialist socialists baathist
    peronist sandinista sandinistas zionist zionists fascist anarchist jihadi jihadis jihad sharia koran
    quran qur'an bible torah god allah prophet internet web facebook twitter youtube instagram whatsapp
    telegram vkontakte tiktok google north south east west northeast northwest southeast southwest
    northeastern northwestern southeastern southwestern earth moon sun bullet
    """
)

# What follows or precedes the name of a place; a capitalised run that ends in one is a place's name.
PLACE_WORDS = word_set(
    """
    province provinces district region city town village county state states street avenue road
    boulevard lane drive highway freeway interstate route square park plaza bridge river lake sea ocean
    gulf bay strait island islands peninsula mountain mountains mount hill hills valley desert forest
    oblast rayon raion krai kray prefecture governorate municipality canton territory republic kingdom
    federation heights beach port airport station camp barracks base border crossing checkpoint tunnel
    market bazaar mall hotel stadium quarter neighborhood neighbourhood suburb block sector zone strip
    coast cape creek canyon springs falls grove ridge terrace court place way parkway pike turnpike
    circle alley courts apartments building tower towers department-store supermarket cemetery palace
    fort fortress castle dam canal harbor harbour junction north-west division tehsil taluka upazila
    woreda barangay commune parish borough township ward asia europe africa america americas caucasus balkans
    maghreb sahel levant antarctica oceania mediterranean world
    """
)

# Words of places and callings that are surnames too.
SURNAMES_TOO = word_set(
    """
    lane hill hills park banks lake rivers heath field fields ford brook brooks church court castle forest west north woods wood
    beach ridge grove marsh ward king prince bishop pope major marshal cook shepherd hunter dean driver warden priest monk
    friend child partner justice constable sergeant parent judge duke page chancellor house hall hotel temple bridge street
    young long little good best day may june summer winter love hope bell stone rose glass snow frost pike guard porter
    farmer fisher baker butcher gunman walker turner mayor lord knight noble noon bar man boy banker archer sheriff
    """
)

# Common words found in capitalised runs (titles of pages, sections, products) that no person is called.
ORDINARY = word_set(
    """
    police authorities officials authority official government people man men woman women child children
    boy girl boys girls victims victim suspect suspects residents witnesses neighbors neighbours
    investigators detectives officers officer deputies soldiers troops gunmen gunman militants rebels
    terrorists extremists extremist attackers attacker shooting shootings attack attacks bomb bombing
    bombings explosion explosions blast killing killings murder murders death deaths dead fire war wars
    crime crimes violence terror terrorism extremism security peace news story stories photo photos
    photograph image images video videos caption file related read more share comment comments policy
    privacy terms contact about home page top latest breaking update updated updates published posted
    copyright rights reserved source sources credit getty subscribe newsletter email print facebook
    twitter click here watch live report reports analysis opinion editorial special exclusive interview
    feature local national international global world business sports politics health science technology
    culture entertainment lifestyle travel weather money free new old young big great good bad best high
    low long short little foreign domestic public private social economic political military civil human
    religious federal general chief acting former deputy vice senior junior late interior exterior
    defence defense justice affairs education finance trade labor labour transport energy agriculture
    environment women's men's children's families family friends friend students student school teachers
    doctors hospital medical emergency rescue services service office station road street bus car truck
    vehicle train plane helicopter gun guns weapon weapons rifle pistol grenade ammunition drug drugs
    alcohol drunk driver drivers passenger passengers church mosque temple market shop store bank hotel
    restaurant bar club house apartment building camp prison jail court judge jury trial charge charges
    charged convicted sentenced guilty innocent murdered killed injured wounded shot stabbed arrested
    detained accused alleged suspected missing found reported confirmed denied claimed earlier last week
    month year years day days night morning evening afternoon noon midnight hours hour minutes minute
    time times date age aged monday's president prime minister king queen prince princess governor mayor
    senator representative secretary director commander colonel major captain lieutenant sergeant
    corporal spokesman spokeswoman spokesperson leader leaders head member members army navy air force
    forces guard guards border customs intelligence operation operations mission campaign offensive
    ceasefire truce agreement treaty accord deal talks summit conference meeting constitution law laws
    act bill code article amendment section chapter part number no volume issue title table figure
    project program programme plan strategy system network group groups movement party organization
    organisation company corporation university college institute center centre committee commission
    council ministry department agency bureau union association foundation federation front brigade
    battalion victory freedom liberty independence revolution liberation democratic democracy republic
    people's united state states holy sacred divine supreme blessed eternal spirit life love hope faith
    truth reality dream future past present history memorial anniversary museum library theater theatre
    gallery festival award prize medal cup championship league game games team please note warning
    notice attention important information advertisement sponsored continue reading sign log join follow
    like get see look find learn help support donate send write call visit go come take make give keep
    stop start end open close turn kill kills hit hits leave leaves say says try tries calls face faces
    seek seeks claim claims order orders vow vows urge urges blame blames two-year-old tv uk us usa eu
    un id ok st dr mr mrs ms
    """
)

# Letters in capitals that name no organisation.
NOT_ORGANISATIONS = word_set(
    """
    US USA UK UAE EU USSR DRC PRC-CHINA AM PM TV AK RPG RPGs IED IEDs VBIED SVBIED DNA SUV CCTV CEO CFO
    COO NGO NGOs PHOTO VIDEO UPDATE UPDATED BREAKING EXCLUSIVE ID OK GMT UTC EST EDT CST CDT MST MDT PST
    PDT BST LGBT LGBTQ HIV AIDS CPR ER ICU ATM ATV GPS SMS PTSD DUI DWI FAQ HIV/AIDS TNT C4 PDF HTML URL
    WWW RSS AND THE FOR NOT MP MPs PhD MD JR SR II III IV VI VII VIII IX XI XII AD BC BCE CE VIP AL AZ
    AR CA CO CT DE FL GA HI IA IL IN KS KY LA MA ME MI MN MO MS MT NC ND NE NH NJ NM NV NY OH OR PA RI
    SC SD TN TX UT VA VT WA WI WV WY DC NYC MPH KM KG CM LB TEXT WELCOME ADVERTISEMENT A.M P.M SWAT
    COVID COVID-19 AP-PHOTO Q A I WWI WWII
    """
)

# Small words inside names, of any origin.
PARTICLES = word_set(
    """
    al el ul ad ar as ash at az an bin bint ben ibn abu abd umm van von der den ter ten de del della di
    da do dos das la le les los las y e du st af av zu zum zur bar mac o ould uld wa ag bou ait
    """
)

# Frequent given names of many peoples; they help to tell an unknown pair of capitalised words for a person's name.
GIVEN_NAMES = word_set(
    """
    ben aaron abdul abdullah abdel abdulla abraham abu adam adnan adrian ahmad ahmed ahmet aisha aiman akbar
    alan albert alberto alejandro alejandra aleksandr aleksei alex alexander alexandra alexei alfredo
    ali alice alina alison allen alvaro amanda amina amir amit amy ana anatoly andre andrea andreas
    andrei andres andrew andrey angel angela anil anita ann anna anne anthony anton antonio anwar arif
    armando arthur arturo asad ashley ashraf asif aslan askar augusto austin ayman aziz barbara bashar
    beatriz benjamin bernard betty bilal bill boris bradley brandon brenda brian bruce bruno bryan
    calvin camila carl carla carlos carmen carol caroline catherine cecilia cesar charles chen cheryl
    chris christian christina christine christopher claudia claudio clara connor craig cristian cynthia
    damian daniel daniela danielle danny darren david deborah denis dennis derek diana diego dina dmitri
    dmitriy dmitry dominic donald donna dorothy douglas dylan edgar eduardo edward edwin elena eleanor
    elias elijah elizabeth ella ellen emily emma emmanuel enrique eric erik erlan ernesto esther ethan
    eugene eva evelyn fahad faisal farid farhad farouk fatima felipe felix fernando fidel florence
    frances francesco francis francisco frank franklin fred frederick gabriel gabriela gareth gary
    george gerald gerardo gilbert gloria gordon grace graham greg gregory guillermo gustavo habib hadi
    hakim hamid hamza hannah harold harry hasan hassan heather hector helen henry herbert hussain
    hussein ian ibrahim igor ilya imran ingrid irina isaac isabel ismail ivan jack jackson jacob jacques
    jaime jamal james jamie jan jane janet jason javier jean jeff jeffrey jennifer jeremy jerry jesse
    jessica jesus jim jimmy joan joao joe joel john johnny jonathan jordan jorge jose josé joseph joshua
    joyce juan juana juanita judith judy julia julian julie julio justin kareem karen karim karl kate
    katherine kathleen keith kelly ken kenneth kevin khaled khalid khalil kim kimberly kumar kyle larry
    laura lauren lawrence leila leon leonardo leonid leroy lewis li liam linda lisa logan lorenzo louis
    louise lucas lucia luis luke lydia mahmoud malik manuel marc marcel marco marcos marcus margaret
    maria marie marina mario marion mark martha martin mary maryam matthew maurice max megan mehmet
    melissa michael michel michelle miguel mike mikhail mohamed mohammad mohammed mohamad mona monica
    moses muhammad muhammadu mustafa nadia nancy natalia natalie nathan neil nicholas nicola nicolas
    nikolai nina noah noor nora norman nour nursultan oleg oliver olga omar oscar osama otto pablo
    pamela patricia patrick paul paula pavel pedro peter philip phillip pierre piotr rachel rafael rahul
    raj rajesh ralph ramon randy rashid raul ravi ray raymond rebecca ricardo richard rita robert
    roberto robin rodrigo roger roland roman ronald rosa rose roy ruben ruslan russell ruth ryan saad
    said saeed salah saleh salem salim sally sam samir samuel sandra sanjay sara sarah scott sean
    sebastian sergei sergey sergio shane shannon sharif sharon shirley silvia simon sofia sonia sophia
    stanley stefan stella stephanie stephen steve steven stuart sultan sunil susan svetlana sylvia
    tamara tanya tariq tatiana teresa terry theresa thomas tim timothy timur todd tom tony tracy tyler
    umar usman vanessa vera veronica vicente victor victoria viktor vincent viktoria virginia vitaly
    vladimir walid walter wang wayne wendy wilfred william wilson xavier yahya yasin yasser yevgeny
    youssef yuri yusuf zachary zahra zainab zaid zakaria zhang ziad
    """
)
