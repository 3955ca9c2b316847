"""Every sentence that a person reads on the site goes through gettext."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from the_house import APPS, SOURCE, files, shown, tree

TEMPLATES = [path for path in files(SOURCE, ".html", ".txt", ".svg") if "templates" in path.parts]
TRANSLATED = re.compile(r"{%-?\s*(blocktrans(?:late)?)\b.*?%}.*?{%\s*end\1\s*%}", re.DOTALL)
COMMENT = re.compile(r"{%\s*comment.*?%}.*?{%\s*endcomment\s*%}|{#.*?#}|<!--.*?-->", re.DOTALL)
CODE = re.compile(r"<(script|style)\b.*?</\1>", re.DOTALL)
TAG = re.compile(r"{%.*?%}|{{.*?}}", re.DOTALL)
ATTRIBUTE = re.compile(r"""\b(?:title|alt|aria-label|placeholder|label|content)=(["'])(.*?)\1""", re.DOTALL)
ELEMENT = re.compile(r"</?[a-zA-Z!][^>]*>", re.DOTALL)
WORD = re.compile(r"[^\W\d_]{2,}")
ENTITY = re.compile(r"&\w+;")
SAME_EVERYWHERE = {
    "Aa",
    "GET",
    "Commonweal",
    "UPRN",
    "CSV",
    "GeoJSON",
    "JSON",
    "Atom",
    "API",
    "OpenAPI",
    "GeoParquet",
    "Parquet",
}

GETTEXT = {
    "gettext",
    "gettext_lazy",
    "ngettext",
    "ngettext_lazy",
    "pgettext",
    "pgettext_lazy",
    "npgettext",
    "_",
}
SPOKEN = ("views", "forms", "presenters", "feeds", "enums")
FOR_MACHINES = {"linked_data.py"}
SENTENCE = re.compile(r"^[A-Z][a-z’']+ [\w ,’'%()-]*[a-z]|^[A-Z][^.]+ [^.]+\.$")


def bare_words(text: str) -> list[str]:
    """The words of a template that no translator would see."""
    text = TRANSLATED.sub(" ", COMMENT.sub(" ", text))
    text = CODE.sub(" ", TAG.sub(" ", text))
    said = [
        ELEMENT.sub(" ", text),
        *(match[2] for match in ATTRIBUTE.finditer(text) if is_spoken(match, text)),
    ]
    return [
        word for part in said for word in WORD.findall(ENTITY.sub(" ", part)) if word not in SAME_EVERYWHERE
    ]


def is_spoken(match: re.Match[str], text: str) -> bool:
    """Whether an attribute is read by people: `content` is so in some meta elements only."""
    element = text[text.rfind("<", 0, match.start()) : match.start()]
    return not element.startswith("<meta") or 'name="description"' in element


@pytest.mark.parametrize("template", TEMPLATES, ids=shown)
def test_a_template_has_no_words_outside_gettext(template: Path) -> None:
    assert bare_words(template.read_text(encoding="utf-8")) == []


def test_words_outside_gettext_would_be_seen() -> None:
    page = (
        '{% load i18n %}<p title="Close it">{% translate "Land" %} hello {{ name }}</p>'
        "{% blocktranslate %}Sites here{% endblocktranslate %}{# a note #}<script>let code;</script>"
    )
    assert bare_words(page) == ["hello", "Close", "it"]


def spoken_modules() -> Iterator[Path]:
    """The rooms whose strings people read."""
    folders = [*APPS.glob("*/*"), *(SOURCE / "website").glob("*")]
    for path in folders:
        if path.stem in SPOKEN:
            modules = files(path, ".py") if path.is_dir() else [path]
            yield from (module for module in modules if module.name not in FOR_MACHINES)


@pytest.mark.parametrize("path", sorted(spoken_modules()), ids=shown)
def test_a_module_has_no_sentence_outside_gettext(path: Path) -> None:
    assert list(bare_sentences(tree(path))) == []


def bare_sentences(module: ast.Module) -> Iterator[str]:
    """Constant texts that look like sentences and are neither documentation nor handed to gettext."""
    excused = {id(node) for call in ast.walk(module) for node in excused_by(call)}
    for node in ast.walk(module):
        text = node.value if isinstance(node, ast.Constant) and id(node) not in excused else None
        if isinstance(text, str) and SENTENCE.match(text):
            yield f"line {node.lineno}: {text}"


def excused_by(node: ast.AST) -> Iterator[ast.AST]:
    """Texts in a call of gettext, in an exception for programmers, and documentation."""
    if isinstance(node, ast.Call) and name_of(node.func) in GETTEXT:
        yield from ast.walk(node)
    if isinstance(node, ast.Raise):
        yield from ast.walk(node)
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        yield node.value


def name_of(function: ast.expr) -> str:
    """The last part of a called name."""
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def test_a_sentence_outside_gettext_would_be_seen() -> None:
    module = (
        '"""What it does here."""\ntitle = "Sites near you"\nother = _("Sites near them")\nkey = "site_id"'
    )
    assert list(bare_sentences(ast.parse(module))) == ["line 2: Sites near you"]
