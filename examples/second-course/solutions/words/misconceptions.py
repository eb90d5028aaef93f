"""What goes wrong with words: each entry computes what the mistake computes, and says one step on."""

import re
from collections import Counter

from grader.testing import Entries

tokens = Entries(task="tokens", section="1. Tokens")
most_common = Entries(task="most_common", section="2. The most common words")
pairs = Entries(task="pairs", section="3. Neighbours")
index = Entries(task="Index", section="4. An index")


def _ranked(words, k):
    if k < 0:
        raise ValueError("k is negative")
    return Counter(words).most_common(k)


def _backwards(words, k):
    if k < 0:
        raise ValueError("k is negative")
    return sorted(Counter(words).items(), key=lambda pair: (pair[1], pair[0]))[:k]


def _overlapping(words):
    for k in range(0, len(words) - 1, 2):
        yield words[k], words[k + 1]


def _index(lower=str.lower, find=str.lower, *, adds=False):
    """Return a class Index that prepares words otherwise."""

    class Index:
        def __init__(self):
            self.texts = {}

        def add(self, name, text):
            words = set(re.findall(r"[A-Za-z0-9']+", lower(text)))
            self.texts[name] = words | self.texts.get(name, set()) if adds else words

        def find(self, word):
            return sorted(name for name, words in self.texts.items() if find(word) in words)

        def __len__(self):
            return len(self.texts)

    return Index


MISCONCEPTIONS = (
    tokens(
        "T01",
        lambda text: text.lower().split(),
        title="the text is cut at blanks only",
        rationale="split() is the first tool for words that everybody learns.",
        advice="Punctuation stays at your words. Say what a word is made of, and look for that.",
    ),
    tokens(
        "T02",
        lambda text: re.findall(r"[A-Za-z0-9']+", text),
        title="upper case stays",
        rationale="The words are right to the eye.",
        advice="Are 'The' and 'the' two words for you?",
    ),
    tokens(
        "T03",
        lambda text: re.findall(r"[a-z0-9]+", text.lower()),
        title="words are cut at apostrophes",
        rationale="The pattern \\w+ knows no apostrophe.",
        advice="Try your function on a contraction.",
    ),
    most_common(
        "C01",
        _ranked,
        title="words of the same count come in the order of the text",
        rationale="Counter.most_common looks like the whole answer.",
        advice="Which of two words of the same count comes first? Read the sentence on the alphabet again.",
    ),
    most_common(
        "C02",
        _backwards,
        title="the rarest words come first",
        rationale="sorted() sorts upwards.",
        advice="Look at the first pair that you return: is its count the largest?",
    ),
    pairs(
        "P01",
        _overlapping,
        title="every word is used in one pair only",
        rationale="Cutting into twos sounds like pairs.",
        advice="A word in the middle has two neighbours. In how many pairs does it stand?",
    ),
    index(
        "I01",
        _index(find=lambda word: word),
        title="a word is looked up in the case in which it was asked for",
        rationale="The texts were put into lower case when they were added, and the question was forgotten.",
        advice="Ask your index for a word in capitals.",
    ),
    index(
        "I02",
        _index(adds=True),
        title="a text that is added again is mixed with the old one",
        rationale="add sounds like more, not like instead.",
        advice="Add a text under a name that is there already, and look for a word of the old one.",
    ),
)
EQUIVALENT_SOLUTIONS = {"Index": "find sorts the names, in whatever order it goes through the texts"}
