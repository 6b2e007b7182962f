"""Names of months, weekdays, countries, languages and currencies. Written by scripts/write_cldr_names.py.

From the Unicode Common Locale Data Repository (CLDR), release 49. Months and weekdays are those of the
Gregorian calendar in English, German, French, Spanish, Russian, Arabic and Chinese: months in full and
abbreviated, weekdays in full and, in English, abbreviated; without letter case and final points. The others
are in English, and some languages in their own as well. Derived from data files that are copyright Unicode,
Inc., under the Unicode License v3: see LICENSES/Unicode-3.0.txt.
"""

from __future__ import annotations

# By the number of each month, its names, parted by bars.
MONTHS = {
    1: (
        "ene|enero|jan|januar|january|janv|janvier|jän|jänner|янв|январь|января|جانفي|كانون الثاني|يناير|一月"
    ),
    2: "feb|febrero|februar|february|févr|février|февр|февраль|февраля|شباط|فبراير|فيفري|二月",
    3: "mar|march|mars|marzo|mär|märz|мар|март|марта|آذار|مارس|三月",
    4: "abr|abril|apr|april|avr|avril|апр|апрель|апреля|أبريل|أفريل|إبريل|نيسان|四月",
    5: "mai|may|mayo|май|мая|أيار|ماي|مايو|五月",
    6: "juin|jun|june|juni|junio|июн|июнь|июня|جوان|حزيران|يونيو|六月",
    7: "juil|juillet|jul|juli|julio|july|июл|июль|июля|تموز|جويلية|يوليو|يوليوز|七月",
    8: "ago|agosto|août|aug|august|авг|август|августа|آب|أغسطس|أغشت|أوت|غشت|八月",
    9: "sep|sept|september|septembre|septiembre|сент|сентябрь|сентября|أيلول|سبتمبر|شتمبر|شتنبر|九月",
    10: "oct|october|octobre|octubre|okt|oktober|окт|октябрь|октября|أكتوبر|تشرين الأول|十月",
    11: "nov|november|novembre|noviembre|нояб|ноябрь|ноября|تشرين الثاني|نوفمبر|نونبر|十一月",
    12: (
        "dec|december|dez|dezember|dic|diciembre|déc|décembre|дек|декабрь|декабря|دجمبر|دجنبر|ديسمبر|"
        "كانون الأول|十二月"
    ),
}

# By the number of each weekday from Monday as 0, its names, parted by bars.
WEEKDAYS = {
    0: "lundi|lunes|mon|monday|montag|понедельник|الاثنين|星期一",
    1: "dienstag|mardi|martes|tue|tuesday|вторник|الثلاثاء|星期二",
    2: "mercredi|mittwoch|miércoles|wed|wednesday|среда|الأربعاء|星期三",
    3: "donnerstag|jeudi|jueves|thu|thursday|четверг|الخميس|星期四",
    4: "freitag|fri|friday|vendredi|viernes|пятница|الجمعة|星期五",
    5: "samedi|samstag|sat|saturday|sábado|суббота|السبت|星期六",
    6: "dimanche|domingo|sonntag|sun|sunday|воскресенье|الأحد|星期日",
}

# Each name with its code, parted by bars: ISO 3166-1 alpha-2, with XK for Kosovo.
COUNTRIES = (
    "Afghanistan:AF|Albania:AL|Algeria:DZ|American Samoa:AS|Andorra:AD|Angola:AO|Anguilla:AI|"
    "Antarctica:AQ|Antigua & Barbuda:AG|Argentina:AR|Armenia:AM|Aruba:AW|Australia:AU|Austria:AT|"
    "Azerbaijan:AZ|Bahamas:BS|Bahrain:BH|Bangladesh:BD|Barbados:BB|Belarus:BY|Belgium:BE|Belize:BZ|"
    "Benin:BJ|Bermuda:BM|Bhutan:BT|Bolivia:BO|Bosnia & Herzegovina:BA|Botswana:BW|Bouvet Island:BV|"
    "Brazil:BR|British Indian Ocean Territory:IO|British Virgin Islands:VG|Brunei:BN|Bulgaria:BG|"
    "Burkina Faso:BF|Burma:MM|Burundi:BI|Cambodia:KH|Cameroon:CM|Canada:CA|Cape Verde:CV|"
    "Caribbean Netherlands:BQ|Cayman Islands:KY|Central African Republic:CF|Chad:TD|Chile:CL|China:CN|"
    "Christmas Island:CX|Cocos (Keeling) Islands:CC|Colombia:CO|Comoros:KM|Congo - Brazzaville:CG|"
    "Congo - Kinshasa:CD|Cook Islands:CK|Costa Rica:CR|Croatia:HR|Cuba:CU|Curaçao:CW|Cyprus:CY|"
    "Czechia:CZ|Côte d’Ivoire:CI|Denmark:DK|Djibouti:DJ|Dominica:DM|Dominican Republic:DO|Ecuador:EC|"
    "Egypt:EG|El Salvador:SV|Equatorial Guinea:GQ|Eritrea:ER|Estonia:EE|Eswatini:SZ|Ethiopia:ET|"
    "Falkland Islands:FK|Faroe Islands:FO|Fiji:FJ|Finland:FI|France:FR|French Guiana:GF|"
    "French Polynesia:PF|French Southern and Antarctic Lands:TF|Gabon:GA|Gambia:GM|Georgia:GE|"
    "Germany:DE|Ghana:GH|Gibraltar:GI|Greece:GR|Greenland:GL|Grenada:GD|Guadeloupe:GP|Guam:GU|"
    "Guatemala:GT|Guernsey:GG|Guinea-Bissau:GW|Guinea:GN|Guyana:GY|Haiti:HT|"
    "Heard Island & McDonald Islands:HM|Honduras:HN|Hong Kong:HK|Hungary:HU|Iceland:IS|India:IN|"
    "Indonesia:ID|Iran:IR|Iraq:IQ|Ireland:IE|Isle of Man:IM|Israel:IL|Italy:IT|Jamaica:JM|Japan:JP|"
    "Jersey:JE|Jordan:JO|Kazakhstan:KZ|Kenya:KE|Kiribati:KI|Kosovo:XK|Kuwait:KW|Kyrgyzstan:KG|Laos:LA|"
    "Latvia:LV|Lebanon:LB|Lesotho:LS|Liberia:LR|Libya:LY|Liechtenstein:LI|Lithuania:LT|Luxembourg:LU|"
    "Macao:MO|Madagascar:MG|Malawi:MW|Malaysia:MY|Maldives:MV|Mali:ML|Malta:MT|Marshall Islands:MH|"
    "Martinique:MQ|Mauritania:MR|Mauritius:MU|Mayotte:YT|Mexico:MX|Micronesia:FM|Moldova:MD|Monaco:MC|"
    "Mongolia:MN|Montenegro:ME|Montserrat:MS|Morocco:MA|Mozambique:MZ|Myanmar (Burma):MM|Myanmar:MM|"
    "Namibia:NA|Nauru:NR|Nepal:NP|Netherlands:NL|New Caledonia:NC|New Zealand:NZ|Nicaragua:NI|"
    "Niger:NE|Nigeria:NG|Niue:NU|Norfolk Island:NF|North Korea:KP|North Macedonia:MK|"
    "Northern Mariana Islands:MP|Norway:NO|Oman:OM|Pakistan:PK|Palau:PW|Palestinian Territories:PS|"
    "Panama:PA|Papua New Guinea:PG|Paraguay:PY|Peru:PE|Philippines:PH|Pitcairn Islands:PN|Poland:PL|"
    "Portugal:PT|Puerto Rico:PR|Qatar:QA|Romania:RO|Russia:RU|Rwanda:RW|Réunion:RE|Samoa:WS|"
    "San Marino:SM|Saudi Arabia:SA|Senegal:SN|Serbia:RS|Seychelles:SC|Sierra Leone:SL|Singapore:SG|"
    "Sint Maarten:SX|Slovakia:SK|Slovenia:SI|Solomon Islands:SB|Somalia:SO|South Africa:ZA|"
    "South Georgia & South Sandwich Islands:GS|South Korea:KR|South Sudan:SS|Spain:ES|Sri Lanka:LK|"
    "St. Barthélemy:BL|St. Helena, Ascension & Tristan da Cunha:SH|St. Kitts & Nevis:KN|St. Lucia:LC|"
    "St. Martin:MF|St. Pierre & Miquelon:PM|St. Vincent & Grenadines:VC|Sudan:SD|Suriname:SR|"
    "Svalbard & Jan Mayen:SJ|Sweden:SE|Switzerland:CH|Syria:SY|São Tomé & Príncipe:ST|Taiwan:TW|"
    "Tajikistan:TJ|Tanzania:TZ|Thailand:TH|Timor-Leste:TL|Togo:TG|Tokelau:TK|Tonga:TO|"
    "Trinidad & Tobago:TT|Tunisia:TN|Turkmenistan:TM|Turks & Caicos Islands:TC|Tuvalu:TV|Türkiye:TR|"
    "U.S. Outlying Islands:UM|U.S. Virgin Islands:VI|Uganda:UG|Ukraine:UA|United Arab Emirates:AE|"
    "United Kingdom:GB|United States:US|Uruguay:UY|Uzbekistan:UZ|Vanuatu:VU|Vatican City:VA|"
    "Venezuela:VE|Vietnam:VN|Wallis & Futuna:WF|Western Sahara:EH|Yemen:YE|Zambia:ZM|Zimbabwe:ZW|"
    "Åland Islands:AX"
)

# Each name with its tag of RFC 5646.
LANGUAGES = (
    "Abkhazian:ab|Afar:aa|Afrikaans:af|Akan:ak|Albanian:sq|American English:en-US|Amharic:am|"
    "Arabic:ar|Aragonese:an|Armenian:hy|Assamese:as|Australian English:en-AU|Austrian German:de-AT|"
    "Avaric:av|Avestan:ae|Aymara:ay|Azerbaijani:az|Baluchi:bal|Bambara:bm|Bangla:bn|Bashkir:ba|"
    "Basque:eu|Belarusian:be|Bhojpuri:bho|Bislama:bi|Bosnian:bs|Brazilian Portuguese:pt-BR|Breton:br|"
    "British English:en-GB|Bulgarian:bg|Burmese:my|Canadian English:en-CA|Canadian French:fr-CA|"
    "Cantonese:yue|Catalan:ca|Cebuano:ceb|Central Kurdish:ckb|Chamorro:ch|Chechen:ce|Cherokee:chr|"
    "Chinese:zh|Church Slavic:cu|Chuvash:cv|Cornish:kw|Corsican:co|Cree:cr|Croatian:hr|Czech:cs|"
    "Danish:da|Deutsch:de|Divehi:dv|Dutch:nl|Dzongkha:dz|English:en|Esperanto:eo|Estonian:et|Ewe:ee|"
    "Faroese:fo|Fijian:fj|Filipino:fil|Finnish:fi|Flemish:nl-BE|French:fr|Fula:ff|Galician:gl|"
    "Ganda:lg|Georgian:ka|German:de|Greek:el|Guarani:gn|Gujarati:gu|Haitian Creole:ht|Hausa:ha|"
    "Hawaiian:haw|Hebrew:he|Herero:hz|Hindi:hi|Hiri Motu:ho|Hmong:hmn|Hungarian:hu|Icelandic:is|"
    "Ido:io|Igbo:ig|Indonesian:id|Interlingua:ia|Interlingue:ie|Inuktitut:iu|Inupiaq:ik|Irish:ga|"
    "Italian:it|Japanese:ja|Javanese:jv|Kalaallisut:kl|Kannada:kn|Kanuri:kr|Kashmiri:ks|Kazakh:kk|"
    "Khmer:km|Kikuyu:ki|Kinyarwanda:rw|Komi:kv|Kongo:kg|Korean:ko|Kuanyama:kj|Kurdish:ku|Kyrgyz:ky|"
    "Lao:lo|Latin:la|Latvian:lv|Limburgish:li|Lingala:ln|Lithuanian:lt|Low German:nds|Luba-Katanga:lu|"
    "Luxembourgish:lb|Macedonian:mk|Maithili:mai|Malagasy:mg|Malay:ms|Malayalam:ml|Maltese:mt|"
    "Manipuri:mni|Manx:gv|Marathi:mr|Marshallese:mh|Mexican Spanish:es-MX|Mongolian:mn|Māori:mi|"
    "Nauru:na|Navajo:nv|Ndonga:ng|Nederlands:nl|Nepali:ne|North Ndebele:nd|Northern Sami:se|"
    "Norwegian Bokmål:nb|Norwegian Nynorsk:nn|Norwegian:no|Nyanja:ny|Occitan:oc|Odia:or|Ojibwa:oj|"
    "Oromo:om|Ossetic:os|Pali:pi|Pashto:ps|Persian:fa|Polish:pl|Portuguese:pt|Punjabi:pa|Quechua:qu|"
    "Romanian:ro|Romansh:rm|Rundi:rn|Russian:ru|Samoan:sm|Sango:sg|Sanskrit:sa|Sardinian:sc|"
    "Scottish Gaelic:gd|Serbian:sr|Serbo-Croatian:sh|Shona:sn|Sichuan Yi:ii|"
    "Simplified Chinese:zh-Hans|Sindhi:sd|Sinhala:si|Slovak:sk|Slovenian:sl|Somali:so|"
    "South Ndebele:nr|Southern Sotho:st|Spanish:es|Standard Moroccan Tamazight:zgh|Sundanese:su|"
    "Swahili:sw|Swati:ss|Swedish:sv|Swiss French:fr-CH|Swiss German:gsw|Tagalog:tl|Tahitian:ty|"
    "Tajik:tg|Tamil:ta|Tatar:tt|Telugu:te|Thai:th|Tibetan:bo|Tigrinya:ti|Tongan:to|"
    "Traditional Chinese:zh-Hant|Tsonga:ts|Tswana:tn|Turkish:tr|Turkmen:tk|Twi:tw|Türkçe:tr|"
    "Ukrainian:uk|Urdu:ur|Uyghur:ug|Uzbek:uz|Vietnamese:vi|Volapük:vo|Walloon:wa|Welsh:cy|"
    "Western Frisian:fy|Wolof:wo|Xhosa:xh|Yiddish:yi|Yoruba:yo|Zhuang:za|Zulu:zu|español:es|"
    "français:fr|italiano:it|polski:pl|português:pt|русский:ru|українська:uk|עברית:he|العربية:ar|"
    "فارسی:fa|中文:zh|日本語:ja|한국어:ko"
)

# Each name, of one and of several, with its code of ISO 4217, of what is tender today.
CURRENCIES = (
    "Afghan Afghani:AFN|Afghan Afghanis:AFN|Albanian lek:ALL|Albanian lekë:ALL|Algerian dinar:DZD|"
    "Algerian dinars:DZD|Angolan kwanza:AOA|Angolan kwanzas:AOA|Argentine peso:ARS|"
    "Argentine pesos:ARS|Armenian dram:AMD|Armenian drams:AMD|Aruban florin:AWG|Australian dollar:AUD|"
    "Australian dollars:AUD|Azerbaijani manat:AZN|Azerbaijani manats:AZN|Bahamian dollar:BSD|"
    "Bahamian dollars:BSD|Bahraini dinar:BHD|Bahraini dinars:BHD|Bangladeshi taka:BDT|"
    "Bangladeshi takas:BDT|Barbadian dollar:BBD|Barbadian dollars:BBD|Belarusian ruble:BYN|"
    "Belarusian rubles:BYN|Belize dollar:BZD|Belize dollars:BZD|Bermudan dollar:BMD|"
    "Bermudan dollars:BMD|Bhutanese ngultrum:BTN|Bhutanese ngultrums:BTN|Bolivian boliviano:BOB|"
    "Bolivian bolivianos:BOB|Bosnia-Herzegovina convertible mark:BAM|"
    "Bosnia-Herzegovina convertible marks:BAM|Botswanan pula:BWP|Botswanan pulas:BWP|"
    "Brazilian real:BRL|Brazilian reals:BRL|British pound:GBP|British pounds:GBP|Brunei dollar:BND|"
    "Brunei dollars:BND|Burundian franc:BIF|Burundian francs:BIF|CFP franc:XPF|CFP francs:XPF|"
    "Cambodian riel:KHR|Cambodian riels:KHR|Canadian dollar:CAD|Canadian dollars:CAD|"
    "Cape Verdean escudo:CVE|Cape Verdean escudos:CVE|Caribbean guilder:XCG|Caribbean guilders:XCG|"
    "Cayman Islands dollar:KYD|Cayman Islands dollars:KYD|Central African CFA franc:XAF|"
    "Central African CFA francs:XAF|Chilean peso:CLP|Chilean pesos:CLP|Chinese yuan:CNY|"
    "Colombian peso:COP|Colombian pesos:COP|Comorian franc:KMF|Comorian francs:KMF|"
    "Congolese franc:CDF|Congolese francs:CDF|Costa Rican colón:CRC|Costa Rican colóns:CRC|"
    "Cuban peso:CUP|Cuban pesos:CUP|Czech koruna:CZK|Czech korunas:CZK|Danish krone:DKK|"
    "Danish kroner:DKK|Djiboutian franc:DJF|Djiboutian francs:DJF|Dominican peso:DOP|"
    "Dominican pesos:DOP|East Caribbean dollar:XCD|East Caribbean dollars:XCD|Egyptian pound:EGP|"
    "Egyptian pounds:EGP|Eritrean nakfa:ERN|Eritrean nakfas:ERN|Ethiopian birr:ETB|"
    "Ethiopian birrs:ETB|Falkland Islands pound:FKP|Falkland Islands pounds:FKP|Fijian dollar:FJD|"
    "Fijian dollars:FJD|Gambian dalasi:GMD|Gambian dalasis:GMD|Georgian lari:GEL|Georgian laris:GEL|"
    "Ghanaian cedi:GHS|Ghanaian cedis:GHS|Gibraltar pound:GIP|Gibraltar pounds:GIP|"
    "Guatemalan quetzal:GTQ|Guatemalan quetzals:GTQ|Guinean franc:GNF|Guinean francs:GNF|"
    "Guyanaese dollar:GYD|Guyanaese dollars:GYD|Haitian gourde:HTG|Haitian gourdes:HTG|"
    "Honduran lempira:HNL|Honduran lempiras:HNL|Hong Kong dollar:HKD|Hong Kong dollars:HKD|"
    "Hungarian forint:HUF|Hungarian forints:HUF|Icelandic króna:ISK|Icelandic krónur:ISK|"
    "Indian rupee:INR|Indian rupees:INR|Indonesian rupiah:IDR|Indonesian rupiahs:IDR|Iranian rial:IRR|"
    "Iranian rials:IRR|Iraqi dinar:IQD|Iraqi dinars:IQD|Israeli new shekel:ILS|"
    "Israeli new shekels:ILS|Jamaican dollar:JMD|Jamaican dollars:JMD|Japanese yen:JPY|"
    "Jordanian dinar:JOD|Jordanian dinars:JOD|Kazakhstani tenge:KZT|Kazakhstani tenges:KZT|"
    "Kenyan shilling:KES|Kenyan shillings:KES|Kuwaiti dinar:KWD|Kuwaiti dinars:KWD|Kyrgyz som:KGS|"
    "Kyrgyz soms:KGS|Laotian kip:LAK|Laotian kips:LAK|Lebanese pound:LBP|Lebanese pounds:LBP|"
    "Lesotho loti:LSL|Lesotho lotis:LSL|Liberian dollar:LRD|Liberian dollars:LRD|Libyan dinar:LYD|"
    "Libyan dinars:LYD|Macanese pataca:MOP|Macanese patacas:MOP|Macedonian denar:MKD|"
    "Macedonian denari:MKD|Malagasy ariaries:MGA|Malagasy ariary:MGA|Malawian kwacha:MWK|"
    "Malawian kwachas:MWK|Malaysian ringgit:MYR|Malaysian ringgits:MYR|Maldivian rufiyaa:MVR|"
    "Maldivian rufiyaas:MVR|Mauritanian ouguiya:MRU|Mauritanian ouguiyas:MRU|Mauritian rupee:MUR|"
    "Mauritian rupees:MUR|Mexican peso:MXN|Mexican pesos:MXN|Moldovan lei:MDL|Moldovan leu:MDL|"
    "Mongolian tugrik:MNT|Mongolian tugriks:MNT|Moroccan dirham:MAD|Moroccan dirhams:MAD|"
    "Mozambican metical:MZN|Mozambican meticals:MZN|Myanmar kyat:MMK|Myanmar kyats:MMK|"
    "Namibian dollar:NAD|Namibian dollars:NAD|Nepalese rupee:NPR|Nepalese rupees:NPR|"
    "New Taiwan dollar:TWD|New Taiwan dollars:TWD|New Zealand dollar:NZD|New Zealand dollars:NZD|"
    "Nicaraguan córdoba:NIO|Nicaraguan córdobas:NIO|Nigerian naira:NGN|Nigerian nairas:NGN|"
    "North Korean won:KPW|Norwegian krone:NOK|Norwegian kroner:NOK|Omani rial:OMR|Omani rials:OMR|"
    "Pakistani rupee:PKR|Pakistani rupees:PKR|Panamanian balboa:PAB|Panamanian balboas:PAB|"
    "Papua New Guinean kina:PGK|Paraguayan guarani:PYG|Paraguayan guaranis:PYG|Peruvian sol:PEN|"
    "Peruvian soles:PEN|Philippine peso:PHP|Philippine pesos:PHP|Polish zloty:PLN|Polish zlotys:PLN|"
    "Qatari riyal:QAR|Qatari riyals:QAR|Romanian lei:RON|Romanian leu:RON|Russian ruble:RUB|"
    "Russian rubles:RUB|Rwandan franc:RWF|Rwandan francs:RWF|Samoan tala:WST|Saudi riyal:SAR|"
    "Saudi riyals:SAR|Serbian dinar:RSD|Serbian dinars:RSD|Seychellois rupee:SCR|"
    "Seychellois rupees:SCR|Sierra Leonean leone:SLE|Sierra Leonean leones:SLE|Singapore dollar:SGD|"
    "Singapore dollars:SGD|Solomon Islands dollar:SBD|Solomon Islands dollars:SBD|Somali shilling:SOS|"
    "Somali shillings:SOS|South African rand:ZAR|South Korean won:KRW|South Sudanese pound:SSP|"
    "South Sudanese pounds:SSP|Sri Lankan rupee:LKR|Sri Lankan rupees:LKR|St. Helena pound:SHP|"
    "St. Helena pounds:SHP|Sudanese pound:SDG|Sudanese pounds:SDG|Surinamese dollar:SRD|"
    "Surinamese dollars:SRD|Swazi emalangeni:SZL|Swazi lilangeni:SZL|Swedish krona:SEK|"
    "Swedish kronor:SEK|Swiss franc:CHF|Swiss francs:CHF|Syrian pound:SYP|Syrian pounds:SYP|"
    "São Tomé & Príncipe dobra:STN|São Tomé & Príncipe dobras:STN|Tajikistani somoni:TJS|"
    "Tajikistani somonis:TJS|Tanzanian shilling:TZS|Tanzanian shillings:TZS|Thai baht:THB|"
    "Tongan paʻanga:TOP|Trinidad & Tobago dollar:TTD|Trinidad & Tobago dollars:TTD|Tunisian dinar:TND|"
    "Tunisian dinars:TND|Turkish Lira:TRY|Turkish lira:TRY|Turkmenistani manat:TMT|UAE dirham:AED|"
    "UAE dirhams:AED|US dollar:USD|US dollars:USD|Ugandan shilling:UGX|Ugandan shillings:UGX|"
    "Ukrainian hryvnia:UAH|Ukrainian hryvnias:UAH|Uruguayan peso:UYU|Uruguayan pesos:UYU|"
    "Uzbekistani som:UZS|Vanuatu vatu:VUV|Vanuatu vatus:VUV|Venezuelan bolívar:VES|"
    "Venezuelan bolívars:VES|Vietnamese dong:VND|West African CFA franc:XOF|"
    "West African CFA francs:XOF|Yemeni rial:YER|Yemeni rials:YER|Zambian kwacha:ZMW|"
    "Zambian kwachas:ZMW|Zimbabwean gold:ZWG|euro:EUR|euros:EUR"
)
