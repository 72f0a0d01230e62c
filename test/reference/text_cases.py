"""Strings that tokenizers disagree about, and a little text to train small ones on."""

import random
import unicodedata

CORPUS = """Le chat noir dort sous la table. J'habite à Paris avec ma sœur et mes deux frères.
L'été dernier, nous sommes allés à la plage ; il faisait très chaud. Est-ce que tu veux du café ?
Qu'est-ce que c'est ? C'est un garçon de dix-sept ans. Aujourd'hui, elle s'est levée à 7 h 30.
The black cat sleeps under the table. I live in Paris with my sister and my two brothers.
Last summer we went to the beach; it was very hot. Don't you want any coffee? They've seen it, we'll go.
What is it? It's a seventeen-year-old boy. Today she got up at 7:30. Numbers: 1, 23, 456, 7890, 3.14.
Der Junge fährt über die Straße. Größe und Maß. El niño comió una manzana en España. ¿Qué tal?
Привет, мир! Как дела? Кошка спит под столом. Γειά σου Κόσμε, η γάτα κοιμάται.
猫がテーブルの下で寝ています。 黒い猫。 고양이가 탁자 밑에서 잔다. 黑猫睡在桌子下面。你好，世界！
def f(x): return x + 1  # comment\n\tif x == 2: print("hello, world")
The lexicon of a model is learnt from text: tokens, pieces, words, vocabulary, unknown, special.
""".split("\n")

_HAND = [
    "", " ", "  ", "\t", "\n", " \n ", "a", " a", "a ", "  a  b  ", "Hello world", "hello  world", " Hello   world ", "hello\tworld", "hello\nworld\r\nagain",
    "Le chat noir dort sous la table.", "J'habite à Paris.", "J’habite à Paris.", "L'été, l’été", "Qu'est-ce que c'est ?", "aujourd'hui", "dix-sept ans", "«\u00a0Bonjour\u00a0!\u00a0»", "un\u202fmot", "no\u00a0break",
    "don't we'll they've I'M HE'S it's", "DON'T", "école", "e\u0301cole", "E\u0301COLE", "caf\u00e9 cafe\u0301", "nai\u0308ve na\u00efve", "a\u0327\u0301 a\u0301\u0327", "q\u0307\u0323 q\u0323\u0307", "\u0301", "\u0301\u0300a", "a\u0301\u0301\u0301",
    "ﬁn ﬂeur ofﬁce aﬄux", "ﬁ", "Straße STRASSE ẞ", "œuvre Œuvre æ Æ", "½ ¼ ² ³ ¹ ①②", "ⅣⅤ ℡ ™ ℃ Å Ω", "ＡＢＣ　ｆｕｌｌ　ｗｉｄｔｈ", "ｶﾞｷﾞ ﾊﾟ", "ǅ ǆ ĳ ŉ", "İstanbul ISTANBUL ı", "ΣΑΣ ΟΔΟΣ σας", "ﷺ", "ẛ̣", "Å", "한국어 한", "가각",
    "猫", "黒い猫がいる", "你好，世界！", "日本語テキスト", "漢字かなカナ", "ーー", "고양이가 잔다", "𠮷野家", "𝒳𝓎𝔷 𝟙𝟚", "𝄞",
    "😀", "😀😀", "I 😀 you", "👍🏽", "👨‍👩‍👧‍👦", "👨‍👩‍👧", "🏳️‍🌈", "🇫🇷🇬🇧", "❤️", "☕️ café ☕", "a😀b", "🫠🥹", "\u200d", "a\u200db", "x\u200by", "x\u200cy\u200fz", "soft\u00adhyphen", "\ufeffbom", "a\ufeffb", "\u2060joined\u2060",
    "Привет, мир!", "ПРИВЕТ й Й", "и\u0306", "Γειά σου", "ά ΐ ΰ", "שָׁלוֹם", "مرحبا بالعالم", "السَّلَامُ", "नमस्ते दुनिया", "क़", "ไทยแลนด์ น้ำ", "Tiếng Việt", "Tie\u0302\u0301ng Vie\u0323\u0302t", "ſ ſt ﬅ", "K", "ʼn", "ŀ",
    "1234567", "1,234.56", "3.14159", "2026-11-24", "10h30", "100%", "12 345", "0x1F", "1e-5", "٣٤٥", "१२३", "x²+y³",
    "foo_bar", "fooBar.baz()", "def f(x):\n\treturn x  # no\n", "    indented", "\t\ttabs", "a\n\n\nb", "a \n b", "a  \n\n  b", "trailing   ", "   leading", "\r\n", "\x0b\x0c", "\x85next", "\u2028line\u2029para", "\u3000wide\u3000", "\u1680ogham", "\x00nul", "a\x00b", "\x01\x02x", "\x7fdel", "\x9f\x8fx",
    "!!!", "...", "…", "—", "–-—", "a-b_c/d\\e", "(x) [y] {z}", "\"q\" 'q' “q” ‘q’", "``x''", "#tag @you", "$5 €5 £5 ¥5", "a+b=c<d>e|f~g^h`i", "¿Qué? ¡Sí!", "،؟", "、。「」", "·•‣", "§¶†‡", "©®", "°C", "№ 5",
    "<s>", "</s>", "<unk>", "<pad>", "[CLS] x [SEP]", "[MASK]", "[UNK]", "a [MASK] b", "a[MASK]b", "<mask>", "<|endoftext|>", "x<|endoftext|>y", "<s>a</s>", "<|endoftext|", "a </s> b", "<0x41>", "<0x41><0xFF>", "▁", "▁a", "a▁b", "▁▁", "Ġ", "Ġa", "##a", "a ##b", "</w>",
    "yesterday", "Yesterday monday", "MONDAY", "mondays", " monday ", "a monday b", "hello<extra>world", "hello <extra> world", "hello  <extra>  world", "ÉTÉ été Ete", "<extra><extra>",
    "supercalifragilisticexpialidocious", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "a" * 120, "é" * 40, "zzzz qqqq xxxx", "ab" * 30, "the the the", "The THE tHe", "http://example.org/a?b=c&d=e", "user@example.org", "😀" * 12, "\u0301" * 10, " " * 20, "a" + " " * 10 + "b",
    "\ue000private", "\U000f0000", "\ufffd", "a\ufffdb", "\u0378unassigned", "\U0001fae8", "\u1e9b\u0323", "\u03d3\u03d4", "\u0958", "\ufb1d\ufb2a", "\u2126\u212b", "\uf900\uf951", "\U0002f800", "\u1100\u1161\u11a8", "\uac00\u11a8", "\u0344", "\u0f73\u0f75\u0f81",
    "quelqu’un d’autre n’aime pas l’eau", "s'il te plaît", "S’IL VOUS PLAÎT", "À BIENTÔT", "ÇA VA ?", "œufs à l'œil", "Noël naïf maïs", "garçon", "Ils s'aiment.", "va-t-il", "y a-t-il", "M. Dupont", "etc.", "p. ex.", "1er 2e", "20 €", "20\u00a0€", "Mme Â.", "rendez-vous", "arc-en-ciel", "aujourd’hui’s",
]


def strings() -> list[str]:
    """The hand-picked ones, and seeded mixtures of what they are made of."""
    pick = random.Random(20261124)
    alphabet = sorted({c for text in _HAND for c in text if not 0xD800 <= ord(c) < 0xE000 and c not in "\x00"})
    words = [word for line in CORPUS for word in line.split()]
    mixed = []
    for _ in range(40):
        mixed.append("".join(pick.choice(alphabet) for _ in range(pick.randint(1, 12))))
        mixed.append(pick.choice([" ", "  ", "\u00a0", ""]).join(pick.choice(words) for _ in range(pick.randint(1, 5))))
        word = pick.choice(words)
        mixed.append(unicodedata.normalize(pick.choice(["NFD", "NFKD", "NFC"]), word + pick.choice(alphabet)) + pick.choice(["", " ", "\u0301", "\u0327"]))
    result = []
    for text in _HAND + mixed:
        if text not in result:
            result.append(text)
    return result
