"""Countries: short names, adjectives and people, seats of government, each mapped to the usual English name.

Own compact list after the UN member list and the demonyms of Wikipedia's "List of adjectival and demonymic forms for
countries and nations": the packages with such lists carry no plurals of people and no newspaper short forms.
"""

from collections.abc import Mapping
from types import MappingProxyType

from compare.text import fold

# name; other names; adjectives and people; seat of government and its spellings
_COUNTRIES = """
Afghanistan;;Afghan,Afghans;Kabul
Albania;;Albanian,Albanians;Tirana
Algeria;;Algerian,Algerians;Algiers
Andorra;;Andorran,Andorrans;Andorra la Vella
Angola;;Angolan,Angolans;Luanda
Argentina;;Argentine,Argentines,Argentinian,Argentinians;Buenos Aires
Armenia;;Armenian,Armenians;Yerevan
Australia;;Australian,Australians,Aussie;Canberra
Austria;;Austrian,Austrians;Vienna
Azerbaijan;;Azerbaijani,Azerbaijanis,Azeri,Azeris;Baku
Bahamas;;Bahamian,Bahamians;Nassau
Bahrain;;Bahraini,Bahrainis;Manama
Bangladesh;;Bangladeshi,Bangladeshis;Dhaka,Dacca
Barbados;;Barbadian,Barbadians;Bridgetown
Belarus;;Belarusian,Belarusians,Belarussian;Minsk
Belgium;;Belgian,Belgians;
Belize;;Belizean,Belizeans;Belmopan
Benin;;Beninese;Porto-Novo
Bhutan;;Bhutanese;Thimphu
Bolivia;;Bolivian,Bolivians;La Paz
Bosnia and Herzegovina;Bosnia,Bosnia-Herzegovina;Bosnian,Bosnians;Sarajevo
Botswana;;Botswanan;Gaborone
Brazil;;Brazilian,Brazilians;Brasilia,Brasília
Brunei;;Bruneian,Bruneians;Bandar Seri Begawan
Bulgaria;;Bulgarian,Bulgarians;Sofia
Burkina Faso;;Burkinabe;Ouagadougou
Burundi;;Burundian,Burundians;Gitega
Cambodia;;Cambodian,Cambodians;Phnom Penh
Cameroon;;Cameroonian,Cameroonians;Yaounde,Yaoundé
Canada;;Canadian,Canadians;Ottawa
Cape Verde;Cabo Verde;Cape Verdean;Praia
Central African Republic;;Central African;Bangui
Chad;;Chadian,Chadians;N'Djamena
Chile;;Chilean,Chileans;
China;People's Republic of China,PRC;Chinese;Beijing,Peking
Colombia;;Colombian,Colombians;Bogota,Bogotá
Congo;Democratic Republic of Congo,Democratic Republic of the Congo,DRC;Congolese;Kinshasa
Costa Rica;;Costa Rican,Costa Ricans;
Croatia;;Croatian,Croatians,Croat,Croats;Zagreb
Cuba;;Cuban,Cubans;Havana
Cyprus;;Cypriot,Cypriots;Nicosia
Czech Republic;Czechia;Czech,Czechs;Prague
Denmark;;Danish,Dane,Danes;Copenhagen
Djibouti;;Djiboutian;
Dominican Republic;;Dominican,Dominicans;Santo Domingo
Ecuador;;Ecuadorian,Ecuadorians,Ecuadorean;Quito
Egypt;;Egyptian,Egyptians;Cairo
El Salvador;;Salvadoran,Salvadorans;San Salvador
England;;English;
Equatorial Guinea;;Equatoguinean;Malabo
Eritrea;;Eritrean,Eritreans;Asmara
Estonia;;Estonian,Estonians;Tallinn
Eswatini;Swaziland;Swazi,Swazis;Mbabane
Ethiopia;;Ethiopian,Ethiopians;Addis Ababa
European Union;EU,E.U.;;Brussels
Fiji;;Fijian,Fijians;Suva
Finland;;Finnish,Finn,Finns;Helsinki
France;;French,Frenchman,Frenchmen;Paris
Gabon;;Gabonese;Libreville
Gambia;;Gambian,Gambians;Banjul
Gaza;Gaza Strip;Gazan,Gazans;
Georgia;;Georgian,Georgians;Tbilisi
Germany;;German,Germans;Berlin
Ghana;;Ghanaian,Ghanaians;Accra
Greece;;Greek,Greeks;Athens
Greenland;;Greenlandic,Greenlander,Greenlanders;Nuuk
Grenada;;Grenadian,Grenadians;
Guatemala;;Guatemalan,Guatemalans;Guatemala City
Guinea;;Guinean,Guineans;Conakry
Guyana;;Guyanese;Georgetown
Haiti;;Haitian,Haitians;Port-au-Prince
Honduras;;Honduran,Hondurans;Tegucigalpa
Hong Kong;;Hongkonger,Hongkongers,Hong Konger;
Hungary;;Hungarian,Hungarians;Budapest
Iceland;;Icelandic,Icelander,Icelanders;Reykjavik
India;Bharat;Indian,Indians;New Delhi,Delhi
Indonesia;;Indonesian,Indonesians;Jakarta
Iran;Islamic Republic of Iran;Iranian,Iranians;Tehran,Teheran
Iraq;;Iraqi,Iraqis;Baghdad
Ireland;Republic of Ireland;Irish,Irishman;Dublin
Israel;;Israeli,Israelis;Jerusalem
Italy;;Italian,Italians;Rome
Ivory Coast;Côte d'Ivoire,Cote d'Ivoire;Ivorian,Ivorians;Yamoussoukro
Jamaica;;Jamaican,Jamaicans;Kingston
Japan;;Japanese;Tokyo
Jordan;;Jordanian,Jordanians;Amman
Kashmir;Jammu and Kashmir;Kashmiri,Kashmiris;Srinagar
Kazakhstan;;Kazakh,Kazakhs,Kazakhstani;Astana
Kenya;;Kenyan,Kenyans;Nairobi
Kosovo;;Kosovar,Kosovars,Kosovan;Pristina
Kuwait;;Kuwaiti,Kuwaitis;Kuwait City
Kyrgyzstan;;Kyrgyz;Bishkek
Laos;;Laotian,Laotians,Lao;Vientiane
Latvia;;Latvian,Latvians;Riga
Lebanon;;Lebanese;Beirut
Lesotho;;Basotho;Maseru
Liberia;;Liberian,Liberians;Monrovia
Libya;;Libyan,Libyans;Tripoli
Liechtenstein;;Liechtensteiner;Vaduz
Lithuania;;Lithuanian,Lithuanians;Vilnius
Luxembourg;;Luxembourger,Luxembourgers;
Madagascar;;Malagasy,Madagascan;Antananarivo
Malawi;;Malawian,Malawians;Lilongwe
Malaysia;;Malaysian,Malaysians;Kuala Lumpur,Putrajaya
Maldives;;Maldivian,Maldivians;
Mali;;Malian,Malians;Bamako
Malta;;Maltese;Valletta
Mauritania;;Mauritanian,Mauritanians;Nouakchott
Mauritius;;Mauritian,Mauritians;Port Louis
Mexico;;Mexican,Mexicans;Mexico City
Moldova;;Moldovan,Moldovans;Chisinau
Monaco;;Monegasque;
Mongolia;;Mongolian,Mongolians;Ulaanbaatar,Ulan Bator
Montenegro;;Montenegrin,Montenegrins;Podgorica
Morocco;;Moroccan,Moroccans;Rabat
Mozambique;;Mozambican,Mozambicans;Maputo
Myanmar;Burma;Burmese;Naypyidaw,Naypyitaw
Namibia;;Namibian,Namibians;Windhoek
Nepal;;Nepali,Nepalis,Nepalese;Kathmandu,Katmandu
Netherlands;Holland;Dutch,Dutchman;The Hague,Hague
New Zealand;;New Zealander,New Zealanders,Kiwi;Wellington
Nicaragua;;Nicaraguan,Nicaraguans;Managua
Niger;;Nigerien,Nigeriens;Niamey
Nigeria;;Nigerian,Nigerians;Abuja
North Korea;DPRK,N. Korea;North Korean,North Koreans;Pyongyang
North Macedonia;Macedonia;Macedonian,Macedonians;Skopje
Northern Ireland;;Northern Irish;Belfast
Norway;;Norwegian,Norwegians;Oslo
Oman;;Omani,Omanis;Muscat
Pakistan;;Pakistani,Pakistanis;Islamabad
Palestine;Palestinian Authority,Palestinian Territories;Palestinian,Palestinians;Ramallah
Panama;;Panamanian,Panamanians;Panama City
Papua New Guinea;;Papua New Guinean;Port Moresby
Paraguay;;Paraguayan,Paraguayans;Asuncion,Asunción
Peru;;Peruvian,Peruvians;Lima
Philippines;;Filipino,Filipinos,Philippine;Manila
Poland;;Polish,Pole,Poles;Warsaw
Portugal;;Portuguese;Lisbon
Puerto Rico;;Puerto Rican,Puerto Ricans;San Juan
Qatar;;Qatari,Qataris;Doha
Romania;;Romanian,Romanians;Bucharest
Russia;Russian Federation;Russian,Russians;Moscow
Rwanda;;Rwandan,Rwandans;Kigali
Saudi Arabia;;Saudi,Saudis,Saudi Arabian;Riyadh
Scotland;;Scottish,Scot,Scots;Edinburgh
Senegal;;Senegalese;Dakar
Serbia;;Serbian,Serbians,Serb,Serbs;Belgrade
Seychelles;;Seychellois;
Sierra Leone;;Sierra Leonean;Freetown
Singapore;;Singaporean,Singaporeans;
Slovakia;;Slovak,Slovaks,Slovakian;Bratislava
Slovenia;;Slovenian,Slovenians,Slovene;Ljubljana
Somalia;;Somali,Somalis;Mogadishu
South Africa;;South African,South Africans;Pretoria
South Korea;Republic of Korea,ROK,S. Korea;South Korean,South Koreans;Seoul
South Sudan;;South Sudanese;Juba
Spain;;Spanish,Spaniard,Spaniards;Madrid
Sri Lanka;;Sri Lankan,Sri Lankans;Colombo
Sudan;;Sudanese;Khartoum
Suriname;;Surinamese;Paramaribo
Sweden;;Swedish,Swede,Swedes;Stockholm
Switzerland;;Swiss;Bern
Syria;;Syrian,Syrians;Damascus
Taiwan;Republic of China;Taiwanese;Taipei
Tajikistan;;Tajik,Tajiks;Dushanbe
Tanzania;;Tanzanian,Tanzanians;Dodoma
Thailand;;Thai,Thais;Bangkok
Tibet;;Tibetan,Tibetans;Lhasa
Timor-Leste;East Timor;Timorese;Dili
Togo;;Togolese;Lome,Lomé
Trinidad and Tobago;Trinidad;Trinidadian;Port of Spain
Tunisia;;Tunisian,Tunisians;Tunis
Turkey;Türkiye,Turkiye;Turkish,Turk,Turks;Ankara
Turkmenistan;;Turkmen;Ashgabat
Uganda;;Ugandan,Ugandans;Kampala
Ukraine;;Ukrainian,Ukrainians;Kyiv,Kiev
United Arab Emirates;UAE,U.A.E.,Emirates;Emirati,Emiratis;Abu Dhabi
United Kingdom;UK,U.K.,Britain,Great Britain;British,Briton,Britons,Brit,Brits;London
United States;US,U.S.,USA,U.S.A.,United States of America,America;American,Americans;Washington,Washington D.C.
Uruguay;;Uruguayan,Uruguayans;Montevideo
Uzbekistan;;Uzbek,Uzbeks;Tashkent
Vatican;Holy See,Vatican City;;
Venezuela;;Venezuelan,Venezuelans;Caracas
Vietnam;Viet Nam;Vietnamese;Hanoi
Wales;;Welsh,Welshman;Cardiff
West Bank;;;
Yemen;;Yemeni,Yemenis;Sanaa,Sana'a
Zambia;;Zambian,Zambians;Lusaka
Zimbabwe;;Zimbabwean,Zimbabweans;Harare
"""


def key(name: str) -> str:
    """Fold `name` to the form under which a place is looked up, without full stops and a leading "the"."""
    plain = " ".join(fold(name).replace(".", " ").split())
    letters = plain.split()
    return "".join(letters) if all(len(x) == 1 for x in letters) else plain.removeprefix("the ")


_PEOPLE_OF_REGIONS = {
    **dict.fromkeys(("european", "europeans"), "Europe"),
    **dict.fromkeys(("african", "africans"), "Africa"),
    **dict.fromkeys(("asian", "asians"), "Asia"),
}


def _tables() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    names: dict[str, str] = {}
    demonyms: dict[str, str] = {}
    capitals: dict[str, str] = {}
    for line in _COUNTRIES.strip().splitlines():
        name, others, people, seats = line.split(";")
        names.update({key(n): name for n in (name, *others.split(",")) if n})
        demonyms.update({key(p): name for p in people.split(",") if p})
        capitals.update({key(s): name for s in seats.split(",") if s})
    return names, demonyms | _PEOPLE_OF_REGIONS, capitals


_names, _demonyms, _capitals = _tables()
COUNTRIES: Mapping[str, str] = MappingProxyType(_names)
DEMONYMS: Mapping[str, str] = MappingProxyType(_demonyms)
CAPITALS: Mapping[str, str] = MappingProxyType(_capitals)
