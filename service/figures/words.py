"""Numbers, comparisons and connections said in words, language by language.

Forms are split by `|`. Add a form that a right translation uses and the lock does not know.
English lists what may turn into a numeral ("two groups" → 2群); the other languages list what
an English numeral may turn into ("8 enrolled" → "ocho").
"""

from typing import Final

# Number words of the English: those that other languages say by number words as well …
ENGLISH: Final[dict[str, int]] = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13,
    "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19, "twenty": 20, "once": 1, "twice": 2, "thrice": 3, "first": 1, "second": 2,
    "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12,
}  # fmt: skip
# … and those that they say in other ways.
ENGLISH_MORE: Final[dict[str, int]] = {
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90, "hundred": 100, "thousand": 1000, "dozen": 12, "fortnight": 2, "decade": 10,
    "single": 1, "both": 2, "half": 2, "halves": 2, "halved": 2, "double": 2, "doubled": 2,
    "twofold": 2, "pair": 2, "triple": 3, "tripled": 3, "thirds": 3, "quarter": 4,
    "quarters": 4, "firstly": 1, "secondly": 2, "million": 10**6, "billion": 10**9,
}  # fmt: skip
# Where the numerals of East Asia say 1 and English has none: "a day", "each", "weekly".
ENGLISH_ONE: Final = "a|an|another|any|each|every|per|daily|weekly|monthly|only|half|quarter|third"

# English words beside which an extra 1 may count a unit of time: "daily" → 1日.
ENGLISH_TIMES: Final = {
    "second": "seconds?", "minute": "minutes?", "hour": "hours?|hourly",
    "day": "days?|daily|nights?",
    "week": "week|weeks|weekly", "month": "month|months|monthly",
    "year": "year|years|yearly|annual|annually|age",
}  # fmt: skip

# How often a dose is taken: the one place where number words of the English are locked too.
ENGLISH_OFTEN: Final = (
    r"(?i)\b(twice|thrice|(?:two|three|four|five|six) times)(?=[ -](?:a|per|each|every|in|daily"
    r"|weekly|monthly)\b)"
)

# Words for 0 to 12 in any gender, case or order (cardinal, ordinal, "times").
NUMBERS: Final[dict[str, tuple[str, ...]]] = {
    "en": (
        "zero|none|no", "one|first|once|single", "two|second|twice|both", "three|third",
        "four|fourth", "five|fifth", "six|sixth", "seven|seventh", "eight|eighth", "nine|ninth",
        "ten|tenth", "eleven|eleventh", "twelve|twelfth",
    ),
    "es": (
        "cero|ninguno|ninguna|ningún", "un|uno|una|primer|primero|primera|única|único",
        "dos|segundo|segunda|segundos|ambos|ambas", "tres|tercer|tercero|tercera",
        "cuatro|cuarto|cuarta", "cinco|quinto|quinta", "seis|sexto|sexta",
        "siete|séptimo|séptima", "ocho|octavo|octava", "nueve|noveno|novena",
        "diez|décimo|décima", "once|undécimo|undécima", "doce|duodécimo|duodécima",
    ),
    "pt": (
        "zero|nenhum|nenhuma", "um|uma|primeiro|primeira|único|única",
        "dois|duas|segundo|segunda|ambos|ambas", "três|terceiro|terceira", "quatro|quarto|quarta",
        "cinco|quinto|quinta", "seis|sexto|sexta", "sete|sétimo|sétima", "oito|oitavo|oitava",
        "nove|nono|nona", "dez|décimo|décima", "onze|décimo primeiro", "doze|décimo segundo",
    ),
    "fr": (
        "zéro|aucun|aucune", "un|une|premier|première|seul|seule", "deux|deuxième|second|seconde",
        "trois|troisième", "quatre|quatrième", "cinq|cinquième", "six|sixième", "sept|septième",
        "huit|huitième", "neuf|neuvième", "dix|dixième", "onze|onzième", "douze|douzième",
    ),
    "de": (
        "null|kein|keine|keiner", "ein|eine|einen|einem|einer|eines|eins|einmal|erste*|einzige*",
        "zwei*|beide*", "drei*|dritte*", "vier|vier[mtwjef]*", "fünf*", "sechs*",
        "sieben*|siebte*", "acht|achte|achter|achten|achtmal|acht[wjmtesf]*", "neun*", "zehn*",
        "elf|elf[mtwjef]*", "zwölf*",
    ),
    "it": (
        "zero|nessuno|nessuna|nessun", "un|uno|una|un'|primo|prima|unico|unica",
        "due|secondo|seconda|entrambi|entrambe", "tre|terzo|terza", "quattro|quarto|quarta",
        "cinque|quinto|quinta", "sei|sesto|sesta", "sette|settimo|settima", "otto|ottavo|ottava",
        "nove|nono|nona", "dieci|decimo|decima", "undici|undicesimo|undicesima",
        "dodici|dodicesimo|dodicesima",
    ),
    "nl": (
        "nul|geen", "een|één|eerste|enige|eenmaal|eenmalig*", "twee*|beide", "drie*|derde",
        "vier*", "vijf*", "zes*", "zeven*", "acht|achtste|achtmaal|acht[wmju]*", "negen*",
        "tien|tiende|tienmaal", "elf|elfde", "twaalf*",
    ),
    "tr": (
        "sıfır|hiçbir|hiçbiri", "bir|biri|birinci|birincisi|ilk|tek|birer|birinde|birine",
        "iki|ikisi|ikinci|ikincisi|ikişer|ikisinde|ikisine|ikisini|ikisinin",
        "üç|üçü|üçüncü|üçer|üçünde|üçüne", "dört|dördü|dördüncü|dörder|dördünde",
        "beş|beşi|beşinci|beşer|beşinde", "altı|altısı|altıncı|altışar|altısında", "yedi*",
        "sekiz*", "dokuz*", "on|onu|onuncu|onar", "on bir|onbir|on birinci|on biri",
        "on iki|oniki|on ikinci|on ikisi",
    ),
    "ar": (
        "صفر|لا احد", "واحد|واحدة|واحدا|اول|اولي|احد|احدي|الاول|الاولي|مرة|وحيدة|وحيد",
        "اثنان|اثنين|اثنتان|اثنتين|اثنا|ثان|ثاني|ثانية|كلا|كلتا|شخصان|شخصين|مريضان|مريضين"
        "|مشاركان|مشاركين|فريقان|فريقين|قسمين|جزاين|جزان|طبيبين|دواءان|دواءين|عقاران|عقارين"
        "|هدفان|هدفين|اختباران|اختبارين|بلدين|موقعين|مركزين|نوعان|نوعين|طفلان|طفلين|ضعف|ضعفي"
        "|مستويين|عضوين|الفريقين|كيسين|كيسان|قرصين|قرصان|كبسولتان|مرتين|مرتان"
        "|سؤالان|سؤالين|جزءان|جزءين|حدثان|حدثين|تقريران|تقريرين|تحليلان|تحليلين|قياسان|قياسين"
        "|سببان|سببين|مكونان|مكونين|اسمان|اسمين|رقمان|رقمين|شرطان|شرطين|معياران|معيارين"
        "|مقياسان|مقياسين|فحصان|فحصين|صنفان|صنفين|شكلان|شكلين|علاجان|علاجين|مركبان|مركبين",
        "ثلاث|ثلاثة|ثلاثا|ثالث|ثالثة", "اربع|اربعة|رابع|رابعة", "خمس|خمسة|خامس|خامسة",
        "ست|ستة|سادس|سادسة", "سبع|سبعة|سابع|سابعة", "ثمان|ثماني|ثمانية|ثامن|ثامنة",
        "تسع|تسعة|تاسع|تاسعة", "عشر|عشرة|عاشر|عاشرة", "احد عشر|احدي عشرة|حادي عشر",
        "اثنا عشر|اثني عشر|اثنتا عشرة|اثنتي عشرة|ثاني عشر",
    ),
    "hi": (
        "शून्य|कोई नहीं", "एक|पहला|पहली|पहले|प्रथम|एकमात्र|इकलौता",
        "दो|दोनों|दूसरा|दूसरी|दूसरे|द्वितीय|दोबारा|दुगुना|दोगुना|दोगुनी",
        "तीन|तीनों|तीसरा|तीसरी|तीसरे|तृतीय|तिगुना", "चार|चारों|चौथा|चौथी|चौथे|चतुर्थ",
        "पांच|पाँच|पांचवां|पाँचवाँ|पांचवीं|पाँचवीं|पांचवें|पाँचवें", "छह|छः|छ|छठा|छठी|छठे|छे",
        "सात|सातवां|सातवीं|सातवें|सातवाँ", "आठ|आठवां|आठवीं|आठवें|आठवाँ", "नौ|नौवां|नौवीं|नौवें|नवां",
        "दस|दसवां|दसवीं|दसवें|दसवाँ", "ग्यारह|ग्यारहवां|ग्यारहवें", "बारह|बारहवां|बारहवें",
    ),
    "ko": (
        "영", "하나|한|첫|첫째|첫번째", "둘|두|둘째|두번째", "셋|세|셋째|석", "넷|네|넷째|넉",
        "다섯", "여섯", "일곱", "여덟", "아홉", "열", "열하나|열한", "열둘|열두",
    ),
    "ja": (
        "ゼロ", "ひとつ|ひとり", "ふたつ|ふたり|両", "みっつ", "よっつ", "いつつ", "むっつ",
        "ななつ", "やっつ", "ここのつ", "", "", "",
    ),
    "zh": (
        "没有|无", "单|首", "双|两|兩", "", "", "", "", "", "", "", "", "", "",
    ),
    "ru": (
        "ноль|нуль|ни один", "один|одна|одно|одного|одной|одному|одном|одну|перв*",
        "два|две|двух|двум|двумя|втор*|оба|обе|обоих|обеих|дважды",
        "три|трёх|трех|трём|трем|третий|третья|третье|третьей|третьего|трое|трижды",
        "четыре|четырёх|четырех|четверт*", "пять|пяти|пятый|пятая|пятой|пятого|пятеро",
        "шесть|шести|шестой|шестая|шестого", "семь|семи|седьмой|седьмая|седьмого|семеро",
        "восемь|восьми|восьмой|восьмая|восьмого", "девять|девяти|девятый|девятая",
        "десять|десяти|десятый|десятая", "одиннадцать|одиннадцати", "двенадцать|двенадцати",
    ),
    "he": (
        "אפס|אף", "אחד|אחת|ראשון|ראשונה|יחיד|יחידה|פעם",
        "שניים|שתיים|שני|שתי|שנייה|שניה|פעמיים|שניהם", "שלושה|שלוש|שלישי|שלישית|שלושת",
        "ארבעה|ארבע|רביעי|רביעית", "חמישה|חמש|חמישי|חמישית", "שישה|שש|שישי|שישית",
        "שבעה|שבע|שביעי|שביעית", "שמונה|שמיני|שמינית", "תשעה|תשע|תשיעי", "עשרה|עשר|עשירי",
        "אחד עשר|אחת עשרה", "שנים עשר|שתים עשרה|שניים עשר|שתים-עשרה|שנים-עשר",
    ),
}  # fmt: skip

# What must stand after a Korean number word, which no space need follow, and Han compounds
# that are no numbers.
KOREAN_COUNTED: Final = (
    r"(?=[ \u00a0.,)]|$|번|명|가지|개|군|째|달|차례|사람|분|곳|건|편|주|시간|해|배|상"
    "|은|는|이|가|을|를|의|도|만)"
)
HAN_NO_NUMBERS: Final = (
    "一部|一般|統一|统一|唯一|同一|一致|一定|一緒|一起|万一|均一|一方|一層|一时|一時|一旦|一次的"
    "|二次(?:性|的|元|評価)|三次元|二重|三重|第三者|第三方|十分(?!之)|进一步|一些|一直|一样|另一|任一|单一"
    "|(?<!分)之一|一点|一貫|一連|二氧化"
)

# Arabic and Hebrew say "two of them" by an ending. For units of time the form is listed;
# other feminine nouns end as below (words that only look so are excepted). The dual stands
# for a bare numeral 2 only, never for a dose, a percentage, a decimal or a name.
DUALS: Final[dict[str, dict[str, str]]] = {
    "ar": {
        "day": "يومان|يومين",
        "week": "اسبوعان|اسبوعين",
        "month": "شهران|شهرين",
        "year": "سنتان|سنتين|عامان|عامين",
        "hour": "ساعتان|ساعتين",
        "minute": "دقيقتان|دقيقتين",
    },
    "he": {
        "day": "יומיים",
        "week": "שבועיים",
        "month": "חודשיים",
        "year": "שנתיים",
        "hour": "שעתיים",
    },
}  # fmt: skip
NO_DUAL: Final = "بروتين|كرياتين|ستاتين|كيراتين|نيكوتين|متين"
DUAL_NOUN: Final = (
    rf"(?<![ء-ي])(?!\w*(?:{NO_DUAL})\b)[وفبلك]?(?:ال|ل)?[ء-ي]{{2,}}(?:تان|تين)(?![ء-ي])"
)

# Number words that multiply the numeral before them.
SCALES: Final[dict[str, dict[int, str]]] = {
    "en": {3: "thousand", 6: "million|mn", 9: "billion|bn", 12: "trillion"},
    "es": {
        3: "mil|miles",
        6: "millón|millones|mill.",
        9: "mil millones|millardos",
        12: "billón|billones",
    },
    "pt": {3: "mil", 6: "milhão|milhões|mi", 9: "bilhão|bilhões|bi", 12: "trilhão|trilhões"},
    "fr": {3: "mille|milliers", 6: "million|millions", 9: "milliard|milliards", 12: "billion"},
    "de": {
        3: "Tausend|tausend|Tsd.",
        6: "Million|Millionen|Mio.|Mio",
        12: "Billionen",
        9: "Milliarde|Milliarden|Mrd.|Mrd",
    },
    "it": {3: "mila|mille|migliaia", 6: "milione|milioni|mln", 9: "miliardo|miliardi|mld"},
    "nl": {3: "duizend", 6: "miljoen|miljoenen|mln.|mln", 9: "miljard|mld"},
    "tr": {3: "bin", 6: "milyon|milyonluk|mn", 9: "milyar"},
    "ar": {3: "الف|الاف|الفا", 6: "مليون|ملايين|مليونا|مليوني", 9: "مليار|مليارات|بليون"},
    "hi": {3: "हज़ार|हजार", 5: "लाख", 6: "मिलियन|दस लाख", 7: "करोड़", 9: "अरब|बिलियन"},
    "zh": {3: "千", 4: "万|萬", 6: "百万|百萬", 7: "千万|千萬", 8: "亿|億", 9: "十亿|十億"},
    "ja": {3: "千", 4: "万", 6: "百万", 7: "千万", 8: "億", 9: "十億"},
    "ko": {3: "천", 4: "만", 6: "백만", 7: "천만", 8: "억", 9: "십억"},
    "ru": {
        3: "тысяча|тысячи|тысяч|тыс.",
        6: "миллион|миллиона|миллионов|млн|млн.",
        9: "миллиард|миллиарда|миллиардов|млрд|млрд.",
    },
    "he": {3: "אלף|אלפים", 6: "מיליון|מליון", 9: "מיליארד"},
}  # fmt: skip

# Comparisons said in words: before the number, and after it.
BEFORE: Final[dict[str, dict[str, str]]] = {
    "<": {
        "en": "less than|fewer than|lower than|below|under|smaller than",
        "es": "menor que|menor de|menor a|menores de|menores que|inferior a|inferiores a"
        "|menos de|menos que|por debajo de|debajo de",
        "pt": "menor que|menor do que|menor de|menores de|inferior a|menos de|menos que"
        "|menos do que|abaixo de",
        "fr": "inférieur à|inférieure à|inférieurs à|inférieures à|moins de|plus petit que"
        "|au-dessous de|en dessous de|inférieur ou égal",
        "de": "kleiner als|weniger als|unter|niedriger als|geringer als|unterhalb von",
        "it": "minore di|inferiore a|inferiore allo|inferiori a|meno di|sotto|sotto i"
        "|al di sotto di",
        "nl": "kleiner dan|minder dan|lager dan|onder|jonger dan",
        "ar": "اقل من|اصغر من|دون|تحت|ادني من",
        "zh": "小于|低于|少于|不到|不足|未满",
        "ru": "менее|меньше|ниже|менее чем|меньше чем|до",
        "he": "פחות מ|פחות מ-|קטן מ|קטן מ-|מתחת ל|מתחת ל-|נמוך מ|נמוך מ-",
    },
    ">": {
        "en": "more than|greater than|higher than|above|over|larger than|older than",
        "es": "mayor que|mayor de|mayor a|mayores de|mayores que|superior a|superiores a|más de"
        "|más que|por encima de",
        "pt": "maior que|maior do que|maior de|maiores de|superior a|mais de|mais que|acima de",
        "fr": "supérieur à|supérieure à|supérieurs à|supérieures à|plus de|plus grand que"
        "|au-dessus de|au-delà de",
        "de": "größer als|mehr als|über|höher als|oberhalb von",
        "it": "maggiore di|superiore a|superiori a|più di|oltre|oltre i|al di sopra di",
        "nl": "groter dan|meer dan|hoger dan|boven|ouder dan",
        "ar": "اكثر من|اكبر من|فوق|اعلي من|ازيد من|ما يزيد علي",
        "zh": "大于|高于|多于|超过|逾",
        "ru": "более|больше|выше|свыше|более чем|больше чем|старше",
        "he": "יותר מ|יותר מ-|גדול מ|גדול מ-|מעל|מעל ל|מעל ל-|גבוה מ|גבוה מ-",
    },
    "≤": {
        "en": "at most|up to|no more than|not more than|within|a maximum of",
        "es": "como máximo|hasta|menor o igual que|menor o igual a|no más de|a lo sumo|máximo",
        "pt": "no máximo|até|menor ou igual a|não mais de|não mais que|máximo de",
        "fr": "au plus|jusqu'à|inférieur ou égal à|inférieure ou égale à|au maximum",
        "de": "höchstens|bis zu|maximal|kleiner oder gleich|nicht mehr als",
        "it": "al massimo|fino a|minore o uguale a|non più di|al più|fino ai|massimo",
        "nl": "hoogstens|tot|maximaal|kleiner dan of gelijk aan|niet meer dan|ten hoogste",
        "tr": "en fazla|en çok",
        "ar": "لا يزيد عن|لا تزيد عن|حتي|اقل من او يساوي|لا يتجاوز|لا تتجاوز|علي الاكثر|بحد اقصي",
        "hi": "अधिकतम|ज़्यादा से ज़्यादा|अधिक से अधिक",
        "zh": "不超过|最多|至多|小于等于|不大于|不高于|小于或等于",
        "ja": "最大|最長|最高",
        "ko": "최대|최장|많아야",
        "ru": "не более|не больше|максимум|не выше",
        "he": "לכל היותר|עד|לא יותר מ-|לא יותר מ",
    },
    "≥": {
        "en": "at least|no fewer than|not less than|no less than|a minimum of",
        "es": "al menos|como mínimo|por lo menos|mayor o igual que|mayor o igual a|no menos de"
        "|un mínimo de|mínimo",
        "pt": "pelo menos|no mínimo|ao menos|maior ou igual a|não menos de|um mínimo de",
        "fr": "au moins|supérieur ou égal à|supérieure ou égale à|au minimum|pas moins de",
        "de": "mindestens|wenigstens|größer oder gleich|nicht weniger als|ab",
        "it": "almeno|maggiore o uguale a|non meno di|minimo|un minimo di",
        "nl": "minstens|ten minste|minimaal|groter dan of gelijk aan|niet minder dan|vanaf",
        "tr": "en az",
        "ar": "علي الاقل|لا يقل عن|لا تقل عن|اكبر من او يساوي|ما لا يقل عن|بحد ادني",
        "hi": "कम से कम|न्यूनतम",
        "zh": "至少|不少于|大于等于|不低于|大于或等于|不小于",
        "ja": "少なくとも|最低",
        "ko": "최소|적어도|최소한",
        "ru": "не менее|не меньше|минимум|как минимум|по меньшей мере|от",
        "he": "לפחות|לא פחות מ-|לא פחות מ",
    },
}  # fmt: skip
AFTER: Final[dict[str, dict[str, str]]] = {
    "<": {
        "tr": "'den küçük|'dan küçük|'ten küçük|'tan küçük|'den az|'dan az|'ten az|'tan az"
        "|'nin altında|'ın altında|'in altında|'un altında|'ün altında|'den düşük|'dan düşük"
        "|'ten düşük|'tan düşük|den küçük|dan küçük|den az|dan az|yaşından küçük|ten az"
        "|tan az",
        "hi": "से कम|से नीचे|से छोटा|से छोटी",
        "ja": "未満|より小さい|より小さく|を下回|に満たない|より少ない",
        "ko": "미만|보다 작|보다 적|보다 낮",
    },
    ">": {
        "tr": "'den büyük|'dan büyük|'ten büyük|'tan büyük|'den fazla|'dan fazla|'ten fazla"
        "|'tan fazla|'in üzerinde|'ın üzerinde|'un üzerinde|'ün üzerinde|'nin üzerinde"
        "|den fazla|dan fazla|'i aşkın|'ı aşkın|'u aşkın|'ü aşkın|ten fazla|tan fazla"
        "|'den yüksek",
        "hi": "से अधिक|से ज़्यादा|से ज्यादा|से ऊपर|से बड़ा",
        "ja": "超|より大きい|を超え|を上回|より多",
        "ko": "초과|보다 크|보다 많|이 넘|가 넘|을 넘|를 넘|여 ",
    },
    "≤": {
        "en": "or less|or fewer",
        "ja": "以下|以内|まで",
        "ko": "이하|이내|까지",
        "zh": "及以下|或以下|以下|以内",
        "tr": " veya daha az|'e kadar|'a kadar|'ye kadar|'ya kadar",
        "hi": "या उससे कम|या इससे कम|तक",
    },
    "≥": {
        "ja": "以上",
        "ko": "이상",
        "zh": "及以上|或以上|以上",
        "tr": " veya daha fazla|'ten itibaren",
        "hi": "या उससे अधिक|या अधिक|या इससे अधिक|या उससे ज़्यादा",
        "es": "o más",
        "pt": "ou mais",
        "fr": "ou plus",
        "de": "oder mehr|und mehr",
        "it": "o più",
        "nl": "of meer",
        "en": "or older|or more|and over",
        "ar": "او اكثر|فاكثر|فما فوق",
        "ru": "и более",
        "he": "ומעלה",
    },
}  # fmt: skip

MINUS: Final[dict[str, str]] = {
    "en": "minus",
    "es": "menos",
    "pt": "menos",
    "fr": "moins",
    "de": "minus",
    "it": "meno",
    "nl": "min|minus",
    "tr": "eksi",
    "ar": "سالب|ناقص|بالسالب",
    "hi": "ऋण|माइनस|ऋणात्मक",
    "zh": "负",
    "ja": "マイナス",
    "ko": "마이너스|음의",
    "ru": "минус",
    "he": "מינוס",
}  # fmt: skip

# What may stand between the numbers of one list or interval, which share a unit.
# What stands between the ends of a range, or between choices, that share a scale word as well.
RANGES: Final = (
    "to|through|or|a|al|o|u|hasta|ou|até|à|jusqu'à|bis|bis zu|oder|od|fino a|of|tot|ile|ila|veya"
    "|ya da|الي|او|حتي|से|या|至|到|或|から|または|또는|에서|до|или|עד|או|-|–|—|~|−"
)
CONNECTORS: Final = (
    "and|or|to|through|and then|y|e|o|u|a|hasta|ou|et|à|und|oder|bis|bis zu|ed|od|en|of|tot"
    "|tot en met|ve|veya|ila|ile|ya da|arası|و|او|الي|ثم|حتي|يا|या|और|से|तथा|एवं|तक|和|或|至|到"
    "|与|及|以及|或者|、|から|または|又は|もしくは|と|および|及び|ないし|과|와|또는|에서|부터"
    "|및|내지|и|или|до|ו|או|עד|a|al|da|dal|de|des|vs|v|versus|gegenüber|por|per|in|i|zu|zum"
    "|auf|against|contra|contre|tegen|gegen|/|-|–|—|~|−|:"
)

# Words beside which Roman numerals are phases of a trial.
PHASE_BEFORE: Final = (
    "phase|phases|fase|fases|fasi|fasen|Phasen|faz|фаза|фазы|фазе|фазу|المرحلة|المرحلتين|चरण|फेज"
    "|फ़ेज़|שלב|第"
)
PHASE_AFTER: Final = "期|相|상|фаза|фазы|фазе|fase|faz|चरण"
# Letters that other scripts use for the a and b of "phase 2b".
PHASE_LETTERS: Final = {
    "ا": "a",
    "ب": "b",
    "א": "a",
    "ב": "b",
    "क": "a",
    "ख": "b",
    "а": "a",
    "б": "b",
}  # fmt: skip

# Powers in words: "10 to the power of 6", 10の6乗.
POWER_BETWEEN: Final = (
    "to the power of|hoch|elevado a|elevado a la|puissance|à la puissance|alla|elevato alla"
    "|tot de macht|üzeri|की घात|اس|في الاس|в степени|בחזקת"
)
POWER_OF: Final = "の|의|的"
POWER_AFTER: Final = "乗|제곱|승|次方|次幂|次冪"

# Months that CLDR does not list for a locale: other spellings, stems of inflected forms (`*`).
MONTHS: Final[dict[str, tuple[str, ...]]] = {
    "en": (
        "", "", "", "", "", "", "", "", "Sept", "", "", "",
    ),
    "es": (
        "", "", "", "", "", "", "", "", "setiembre|sep", "", "", "",
    ),
    "ar": (
        "جانفي", "فيفري", "", "افريل|ابريل", "ماي|مايس|ايار", "جوان|يونية", "جويلية|يوليوز|يولية",
        "اوت|غشت", "شتنبر", "اكتوبر", "نونبر", "دجنبر",
    ),
    "hi": (
        "", "फरवरी", "", "", "", "", "", "", "सितम्बर", "अक्तूबर", "नवम्बर", "दिसम्बर",
    ),
    "ru": (
        "январ*", "феврал*", "март*", "апрел*", "ма[йяею]", "июн*", "июл*", "август*", "сентябр*",
        "октябр*", "ноябр*", "декабр*",
    ),
    "tr": (
        "", "", "", "", "", "", "", "", "", "", "Kasım*", "Aralı[kğ]*",
    ),
}  # fmt: skip
# Locales of a language whose month names differ (CLDR): the Levant and the Maghreb.
MONTH_LOCALES: Final = {"ar": ("ar_IQ", "ar_LB", "ar_DZ", "ar_MA", "ar_TN", "ar_MR", "ar_EG")}
# What may stand between the parts of a date.
DAY_GLUE: Final = "de|di|of|d'|von|the|ב|ב-|من"
DATE_GLUE: Final = (
    "de|del|d'|of|von|do|da|dos|di|dell'|anno|año|ano|the|من|في|عام|سنة|لعام|لسنة|के|की|का|में|साल"
    "|वर्ष|सन्|सन|yılı|yılının|yılında|ayı|yıl|года|год|г|г.|году|שנת|ב|ב-|של|in|im|en"
)
