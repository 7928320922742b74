"""Every word list of the matcher: words too common to tell events apart, numbers, months and days, alike letters.

Nothing else in this package knows a word of any language. A language that is missing here loses little: words that
occur in most events weigh next to nothing anyway.
"""

_ENGLISH = """
    a about above according after again against all also an and any are as at be because been before being below
    between both but by can could did do does doing down during each few first for from further had has have having he
    her here him his how i if in into is it its just ll m may me might more most must my new no nor not now of off on
    once one only or other our out over own re s said same say says she should so some such t than that the their
    theirs them then there these they this those through to too two under until up us ve very was we were what when
    where which while who whom whose why will with would you your d
"""
_RUSSIAN = """
    а без бы был была были было быть в вам вас во вот все всех вы где да для до его ее если есть еще же за и из или им
    их к как ко когда кто ли мы на над не него нее нет ни них но о об он она они оно от по под после при про с сам со
    так также там то тоже только том тот у уже что чтобы эта эти это этот я
"""
_UKRAINIAN = """
    або але без був була були було бути в вже ви від він вона вони воно все всі два де для до з за зі і із й його її
    їх коли ми на над не ні о об один по під після при про та так також там те ти тільки то той у хто це ця ці цей
    чи що щоб як який яка які є я
"""
_POLISH = """
    a aby ale bez był była było były być co czy dla do gdy gdzie i ich ile im iż ja jak jako jego jej jest już kto
    który która które ma na nad nie o od on ona one oni oraz po pod przed przez przy są się ta tak także tam te tego
    tej ten to tu tym u w we z za ze że
"""
_GERMAN = """
    aber als am an auch auf aus bei bis das dass dem den der des die ein eine einem einen einer eines er es für hat
    haben hatte ich ihr im in ist kein keine mit nach nicht noch nur oder sich sie sind so über um und unter vom von
    vor war waren wie wird wurde wurden zu zum zur
"""
_FRENCH = """
    au aux avec ce ces cette dans de des du elle en est et été eux il ils je la le les leur lui mais ne nous on ont ou
    où par pas plus pour que qui sa se ses son sont sur un une vous était à
"""
_SPANISH = """
    a al como con cuando de del desde donde el ella en entre era es esta este fue ha han hasta la las le lo los más no
    o para pero por que se ser si sin sobre son su sus un una y ya
"""
_ITALIAN = """
    ai al alla anche che ci come con da dal dalla degli dei del della delle di e ed era gli ha hanno i il in la le lo
    ma nel nella non per più si sono su sul sulla un una è
"""
_ARABIC = """
    الى على في من عن ان مع هذا هذه التي الذي ما لا لم كان كانت قد او ثم بعد قبل بين كل هو هي وقال قال كما حتى
"""

STOP_WORDS = frozenset(
    f"{_ENGLISH} {_RUSSIAN} {_UKRAINIAN} {_POLISH} {_GERMAN} {_FRENCH} {_SPANISH} {_ITALIAN} {_ARABIC}".split()
)
"""Words that say nothing about which event is meant. As written: the tokens fold them."""

_COUNTED = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
_COUNTED += "seventeen eighteen nineteen twenty"
_TENS = "thirty forty fifty sixty seventy eighty ninety"
NUMBER_WORDS = {word: str(number) for number, word in enumerate(_COUNTED.split())} | {
    word: str(number) for number, word in zip(range(30, 100, 10), _TENS.split(), strict=True)
}
"""Numbers in words, so that `eleven workers` and `11 workers` share one."""

_MONTHS = (
    "january jan janvier januar jänner gennaio enero styczeń stycznia январь января січень січня يناير",
    "february feb février februar febbraio febrero luty lutego февраль февраля лютий лютого فبراير",
    "march mar mars märz marzo marzec marca март марта березень березня مارس",
    "april apr avril aprile abril kwiecień kwietnia апрель апреля квітень квітня ابريل",
    "may mai maggio mayo maj maja май мая травень травня مايو",
    "june jun juin juni giugno junio czerwiec czerwca июнь июня червень червня يونيو",
    "july jul juillet juli luglio julio lipiec lipca июль июля липень липня يوليو",
    "august aug août agosto sierpień sierpnia август августа серпень серпня اغسطس",
    "september sep sept septembre settembre septiembre wrzesień września сентябрь сентября вересень вересня سبتمبر",
    "october oct octobre oktober ottobre octubre październik października октябрь октября жовтень жовтня اكتوبر",
    "november nov novembre noviembre listopad listopada ноябрь ноября листопада نوفمبر",
    "december dec décembre dezember dicembre diciembre grudzień grudnia декабрь декабря грудень грудня ديسمبر",
)
# A Ukrainian November and a Polish one are both `листопад`/`listopad`: the same month.
MONTHS = {word: number for number, words in enumerate(_MONTHS, 1) for word in words.split()} | {"листопад": 11}
"""Month names, and their forms behind a day, by number."""

MONTH_SIGNS = "月월"
"""Signs between the number of a month and that of its day."""

ALIKE_SOUNDS = {
    "sch": "s", "tch": "s", "kh": "k", "gh": "g", "dh": "d", "ph": "f", "zh": "s", "ch": "s", "sh": "s", "cz": "s",
    "sz": "s", "q": "k", "c": "k", "x": "ks", "z": "s", "j": "g", "w": "v",
}  # fmt: skip
"""Spellings that different ways of writing one foreign name use for the same sound."""

_CYRILLIC = {
    "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "ж": "s", "з": "s", "к": "k", "л": "l", "м": "m", "н": "n",
    "п": "p", "р": "r", "с": "s", "т": "t", "ф": "f", "х": "k", "ц": "ts", "ч": "s", "ш": "s", "щ": "s",
}  # fmt: skip
_GREEK = {
    "β": "v", "γ": "g", "δ": "d", "ζ": "s", "θ": "t", "κ": "k", "λ": "l", "μ": "m", "ν": "n", "ξ": "ks", "π": "p",
    "ρ": "r", "σ": "s", "ς": "s", "τ": "t", "φ": "f", "χ": "k", "ψ": "ps",
}  # fmt: skip
_VOWELS = {
    "а": "a", "е": "e", "є": "e", "ё": "e", "и": "i", "і": "i", "ї": "i", "й": "i", "ы": "i", "э": "e", "о": "o",
    "у": "u", "ю": "u", "я": "a", "α": "a", "ε": "e", "η": "i", "ι": "i", "ο": "o", "υ": "i", "ω": "o",
}  # fmt: skip
LATIN_LETTERS: dict[int, str] = str.maketrans(_CYRILLIC | _GREEK | _VOWELS)
LATIN_CONSONANTS: dict[int, str] = str.maketrans(_CYRILLIC | _GREEK)
"""The consonants of Cyrillic and Greek names as Latin spellings have them, folded as `ALIKE_SOUNDS` folds those.

Arabic and Hebrew write no capitals, so that nothing tells which of their words are names; they have none here.
"""

SILENT = "aeiouyh"
"""Letters that a folded name leaves out: vowels, and the h that comes and goes."""
