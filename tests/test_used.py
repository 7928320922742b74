"""What nobody uses is gone: tests alone are no reason for a function to be there."""

import ast
import re
from collections import Counter

import timeline.api
from tests.tables import PACKAGE
from timeline.cli.commands import COMMANDS, module_of

CALLED_FROM_ELSEWHERE = {*map(module_of, COMMANDS), *timeline.api.__all__, "get_help", "show_cursor", "pages"} | {
    "handle_starttag",
    "handle_endtag",
    "handle_data",
}
"""Commands are called by their names in a table, what programs call by programs, typer, rich and `html.parser` call
what they have under these names, and `tools.manual` writes the pages of the help."""


def test_every_function_and_class_is_used_by_another() -> None:
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in PACKAGE.rglob("*.py")]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    defined = Counter(node.name for node in nodes if isinstance(node, ast.FunctionDef | ast.ClassDef))
    # Who imports a name has not used it yet; an annotation in quotes has.
    used = {node.id for node in nodes if isinstance(node, ast.Name)}
    used |= {node.attr for node in nodes if isinstance(node, ast.Attribute)}
    # The templates of the page call what they are given.
    for template in PACKAGE.rglob("*.html"):
        used |= set(re.findall(r"\.(\w+)", template.read_text(encoding="utf-8")))
    quoted = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}

    assert len(defined) > 1000
    unused = {name for name in defined.keys() - used - quoted if not name.startswith("__")}
    assert unused - CALLED_FROM_ELSEWHERE == set()
