"""Streamlit renders labels as Markdown: no label, heading, option of a radio or notice may hold the store's words.

Our source is walked: each of these must be made of our own sentences, filled with numbers, days and our own words.
"""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import dashboard

FOLDER = Path(dashboard.__file__).parent
MODULES = sorted(FOLDER.glob("*.py"))

MARKDOWN = {
    *("button", "checkbox", "date_input", "download_button", "error", "expander", "file_uploader", "header"),
    *("info", "multiselect", "number_input", "radio", "selectbox", "slider", "spinner", "subheader", "tabs"),
    *("text_area", "text_input", "title"),
}
"""What takes Markdown as its first argument, of what the pages use."""

ARGUMENTS = {"help", "text", "caption", "captions", "label"}
"""Arguments by name that are Markdown too."""

PLAIN = {
    *(
        "cache_resource",
        "columns",
        "container",
        "fragment",
        "html",
        "navigation",
        "Page",
        "rerun",
        "set_page_config",
    ),
    *("text", "stop", "query_params", "session_state", "sidebar", "progress"),
}
"""What shows no Markdown, or none in its first argument."""

SAYS = {"language.say", "language.count", "session.language().say"}
NUMBERS_AND_DAYS = {"language.number", "language.day", "language.days", "language.score", "len"}
OURS = {
    "notice": "of session.notices, which says sentences without parts",
    "number": "a number",
    "pages": "a number",
    "name": "a name from a table of ours",
}


def calls(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            root = ast.unparse(node.func.value)
            if root in {"st", "st.sidebar"}:
                yield node.func.attr, node


class Walk:
    """Whether an expression of a module is made of our own words."""

    def __init__(self, tree):
        self.tree = tree
        self.functions = {node.name: node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}

    def function_of(self, node):
        inside = [
            each
            for each in self.functions.values()
            if each.lineno <= node.lineno <= (each.end_lineno or each.lineno)
        ]
        return max(inside, key=lambda each: each.lineno)

    def ours(self, node, seen=frozenset()):
        if isinstance(node, ast.JoinedStr):
            return all(self.ours(part.value, seen) for part in node.values if isinstance(part, ast.FormattedValue))
        if isinstance(node, ast.IfExp | ast.List | ast.Tuple):
            parts = [node.body, node.orelse] if isinstance(node, ast.IfExp) else node.elts
            return all(self.ours(each, seen) for each in parts)
        if isinstance(node, ast.Subscript):
            return self.constant(node.value) or (isinstance(node.slice, ast.Slice) and self.ours(node.value, seen))
        if isinstance(node, ast.Call):
            return self.said(node, seen)
        return isinstance(node, ast.Constant) or (isinstance(node, ast.Name) and self.named(node, seen))

    def constant(self, node):
        """A table of the module's own head, by the way in which constants are written."""
        return isinstance(node, ast.Name) and node.id.strip("_").isupper()

    def said(self, node, seen):
        name = ast.unparse(node.func)
        if isinstance(node.func, ast.Attribute) and node.func.attr == "upper":
            return self.ours(node.func.value, seen)
        if name in NUMBERS_AND_DAYS:
            return True
        if name not in SAYS:
            return False
        sentences = [each for each in node.args if not self.is_number(each)]
        filled = [each.value for each in node.keywords]
        return all(self.sentence(each) for each in sentences) and all(
            self.ours(each, seen) or self.is_number(each) for each in filled
        )

    def sentence(self, node):
        """An English sentence of ours, by which its translation is looked up."""
        of_kind = ast.unparse(node) in {"str(kind)", "str(each)"}
        table = isinstance(node, ast.Subscript) and self.constant(node.value)
        either = isinstance(node, ast.IfExp) and self.sentence(node.body) and self.sentence(node.orelse)
        return isinstance(node, ast.Constant) or of_kind or table or either

    def is_number(self, node):
        names = {"number", "pages", "total", "known", "offered.articles", "offered.coded"}
        return ast.unparse(node) in names | {"len(rows)", "len(order.rows)"}

    def named(self, node, seen):
        """A local name whose values are ours, or an argument that is ours wherever the function is called."""
        function = self.function_of(node)
        if node.id in OURS or (function.name, node.id) in seen:
            return True
        seen |= {(function.name, node.id)}
        values = [
            each.value
            for each in ast.walk(function)
            if isinstance(each, ast.Assign)
            and any(isinstance(t, ast.Name) and t.id == node.id for t in each.targets)
        ]
        names = [each.arg for each in [*function.args.args, *function.args.kwonlyargs]]
        if node.id in names:
            values += self.given(function.name, names.index(node.id), node.id)
        return bool(values) and all(self.ours(each, seen) for each in values)

    def given(self, function, position, name):
        for call in ast.walk(self.tree):
            if isinstance(call, ast.Call) and ast.unparse(call.func) == function:
                by_name = [each.value for each in call.keywords if each.arg == name]
                yield by_name[0] if by_name else call.args[position]


def markdown_of(name, call):
    """The expressions of a call that Streamlit renders as Markdown."""
    if name in MARKDOWN and call.args:
        yield call.args[0]
    yield from (each.value for each in call.keywords if each.arg in ARGUMENTS)
    if name == "radio":  # its options are labels as well, where those of a list are plain text
        yield from (each.value.body for each in call.keywords if each.arg == "format_func")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_every_call_to_streamlit_is_of_a_known_sort(path):
    unknown = {name for name, _ in calls(ast.parse(path.read_text()))} - MARKDOWN - PLAIN
    assert unknown == set(), "say in this file whether it renders Markdown"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_what_is_rendered_as_markdown_is_ours(path):
    tree = ast.parse(path.read_text())
    walk = Walk(tree)
    for name, call in calls(tree):
        for each in markdown_of(name, call):
            assert walk.ours(each), f"{path.name}:{each.lineno}: st.{name}({ast.unparse(each)})"


@pytest.mark.parametrize(
    "source",
    [
        "def f(article): st.title(article.title)",
        "def f(article, language): st.text_input(language.say('{title}', title=article.title))",
        "def f(words): st.checkbox(words)\ndef g(article): f(article.title)",
        "def f(article, language):\n    label = f'{article.source} (1)'\n    st.selectbox(label)",
        "def f(source, language): st.radio('x', [1], format_func=lambda each: f'{source} {each}')",
        "def f(article): st.expander('x', help=article.title)",
        "def f(language, source): st.info(language.say(source))",
    ],
)
def test_the_walk_finds_words_that_are_not_ours(source):
    tree = ast.parse(source)
    walk = Walk(tree)
    found = [walk.ours(each) for name, call in calls(tree) for each in markdown_of(name, call)]
    assert False in found


def test_nothing_is_written_with_what_renders_markdown_whole():
    for path in MODULES:
        names = {name for name, _ in calls(ast.parse(path.read_text()))}
        assert names & {"markdown", "write", "caption", "success", "warning", "latex", "toast", "metric"} == set()
