"""Names of months and weekdays in seven languages. Written by scripts/write_date_words.py.

English, German, French, Spanish, Russian, Arabic and Chinese, from the Unicode Common Locale Data
Repository (CLDR), release 49, for the Gregorian calendar: in full and abbreviated for months, in full
and, in English, abbreviated for weekdays; without letter case and final points. Derived from data files that
are copyright Unicode, Inc., under the Unicode License v3: see LICENSES/Unicode-3.0.txt.
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
