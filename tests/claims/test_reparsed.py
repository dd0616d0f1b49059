from __future__ import annotations

import pytest

from sayso.claims.reparsed import reparsed
from sayso.claims.tree import Tree
from sayso.model import Document
from sayso.read.syntax import SyntaxReader


@pytest.fixture(scope="module")
def syntax():
    return SyntaxReader()


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("Police said three rifles seized in the raid had been stolen from a depot.", "stolen", "rifles"),
        ("She said fragments recovered near Brodek included parts of a guided bomb.", "included", "fragments"),
        ("Witnesses said two men shot at the checkpoint died on the way to hospital.", "died", "men"),
        ("The army said the men fired at the checkpoint and died there.", "fired", "men"),
        ("They said the guard asked whether the gate was shut.", "asked", "guard"),
    ],
)  # fmt: skip
def test_a_participle_is_no_verb_of_its_noun_where_another_follows(syntax, text, verb, subject):
    tree = Tree(syntax.read(Document("d-1", text)))
    at = next(i for i in range(len(tree)) if tree.word(i) == verb)
    assert [tree.word(i) for i in tree.children(at, "nsubj", "nsubjpass")] == [subject]


def test_every_word_still_hangs_on_a_root(syntax):
    text = "Police said rifles seized in the raid sold in Osk had been stolen. Men shot there died. "
    tokens = syntax.read(Document("d-1", text)).tokens
    for i in range(len(tokens)):
        at, steps = i, 0
        mended = reparsed(tokens)
        while mended[at].head != at and steps <= len(tokens):
            at, steps = mended[at].head, steps + 1
        assert steps <= len(tokens)


def test_mended_words_form_a_tree(syntax):
    tree = Tree(syntax.read(Document("d-1", "When I made it to the lot, got to my truck and I was crying, he came.")))
    assert all(len(list(tree.ancestors(i))) < len(tree) for i in range(len(tree)))


@pytest.mark.parametrize(
    ("text", "verdict", "subject"),
    [
        ("Reports that nine barges sank are without any foundation.", "are", "Reports"),
        ("Reports that the mayor fled are wrong.", "are", "Reports"),
        ("Claims that the vote was rigged are false.", "are", "Claims"),
        ("She heard claims that the union lied and the company is wrong.", "is", "company"),
        ("She heard claims that the man who fled is wrong.", "is", "man"),
    ],
)
def test_what_is_called_untrue_is_the_report_and_not_what_it_tells_of(syntax, text, verdict, subject):
    tree = Tree(syntax.read(Document("d-1", text)))
    at = max(i for i in range(len(tree)) if tree.word(i) == verdict)
    assert [tree.word(i) for i in tree.children(at, "nsubj")] == [subject]


@pytest.mark.parametrize(
    ("text", "word", "dep", "above"),
    [
        ("They opened the mill whose cellar, according to the guild, was full of salt.", "cellar", "nsubj", "was"),
        ("They bought a boat which, the owner says, has never sailed.", "which", "nsubj", "sailed"),
        ("The depot was struck by 120-millimetre mortar shells fired from a quarry in Velmar held by the 4th Brigade.",
         "shells", "pobj", "by"),
        ("The Herald reported, citing leaked e-mails, that the firm had paid.", "citing", "advcl", "reported"),
        ("The Herald reported, citing leaked e-mails, that the firm had paid.", "leaked", "amod", "mails"),
        ("An extract from the company registry names Rufus Lem as its sole director.", "extract", "nsubj", "names"),
        ("An extract from the company registry names Rufus Lem as its sole director.", "registry", "pobj", "from"),
    ],
)  # fmt: skip
def test_a_word_hangs_on_what_it_belongs_to(syntax, text, word, dep, above):
    tree = Tree(syntax.read(Document("d-1", text)))
    at = next(i for i in range(len(tree)) if tree.word(i) == word)
    assert (tree[at].dep, tree.word(tree[at].head)) == (dep, above)


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("Corven & Stile approved the accounts.", "approved", "Stile"),
        ("The auditors of Corven & Stile approved the accounts.", "approved", "auditors"),
    ],
)
def test_two_names_joined_by_an_ampersand_are_one(syntax, text, verb, subject):
    tree = Tree(syntax.read(Document("d-1", text)))
    at = next(i for i in range(len(tree)) if tree.word(i) == verb)
    assert [tree.word(i) for i in tree.children(at, "nsubj")] == [subject]
    joined = next(i for i in range(len(tree)) if tree.word(i) == "&")
    assert [tree.word(i) for i in tree.children(tree[joined].head, "compound")] == ["Corven", "&"]


def test_a_name_behind_a_place_is_that_of_the_man(syntax):
    tree = Tree(syntax.read(Document("d-1", "The man at the centre of the affair, Oskar Vell, resigned on Monday.")))
    name = next(i for i in range(len(tree)) if tree.word(i) == "Vell")
    assert tree.word(tree[name].head) == "man"
    tree = Tree(syntax.read(Document("d-1", "The brother of the minister, Oskar Vell, resigned on Monday.")))
    name = next(i for i in range(len(tree)) if tree.word(i) == "Vell")
    assert tree.word(tree[name].head) != "man"
