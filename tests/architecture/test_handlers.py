"""A public method of a State is an endpoint: anybody with a socket may call it, with anything."""

import ast
from collections.abc import Iterator

from tests.architecture.source_files import parsed

Method = ast.FunctionDef | ast.AsyncFunctionDef
IDENTITY = ("team_id", "user_id", "owner_id", "identity", "role")
ALLOWED_DECORATORS = {"rx.event", "rx.var", "property", "staticmethod", "classmethod"}


def state_methods() -> list[tuple[str, Method]]:
    """Every public method of every State class in app/state."""
    trees = parsed("app/state")
    states = _state_classes([tree for _, tree in trees])
    return [
        (f"{path}:{method.lineno} {node.name}.{method.name}", method)
        for path, tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef) and node.name in states
        for method in node.body
        if isinstance(method, ast.FunctionDef | ast.AsyncFunctionDef) and not method.name.startswith("_")
    ]


def _state_classes(trees: list[ast.Module]) -> set[str]:
    """Names of classes that descend from rx.State, mixins included, through however many steps."""
    bases = {
        node.name: {ast.unparse(base) for base in node.bases}
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    }
    found = {"rx.State", "rx.ComponentState", "State"}
    while new := {name for name, own in bases.items() if own & found} - found:
        found |= new
    return found


def decorators(method: Method) -> Iterator[str]:
    for decorator in method.decorator_list:
        called = decorator.func if isinstance(decorator, ast.Call) else decorator
        yield ast.unparse(called)


METHODS = state_methods()


def test_every_public_method_of_a_state_says_that_it_is_an_endpoint() -> None:
    assert not [where for where, method in METHODS if not set(decorators(method)) & ALLOWED_DECORATORS]


def test_nobody_may_say_who_he_is_in_an_argument() -> None:
    told = [(where, name) for where, method in METHODS for name in _arguments(method) if _is_identity(name)]
    assert not told


def _arguments(method: Method) -> list[str]:
    return [each.arg for each in (*method.args.posonlyargs, *method.args.args, *method.args.kwonlyargs)]


def _is_identity(name: str) -> bool:
    return name in IDENTITY or name.endswith(("team_id", "user_id"))


def test_nothing_is_a_bare_setter() -> None:
    assert not [where for where, method in METHODS if method.name.startswith("set_")]


def test_an_event_never_holds_up_everybody_else() -> None:
    """A plain function runs on the event loop; only async ones let others through while they wait."""
    events = [(where, method) for where, method in METHODS if "rx.event" in decorators(method)]
    assert not [where for where, method in events if not isinstance(method, ast.AsyncFunctionDef)]


def test_the_search_sees_through_inheritance_and_decorators_with_arguments() -> None:
    tree = ast.parse(
        "class A(rx.State):\n pass\nclass B(A):\n @rx.event(background=True)\n async def go(self): ..."
    )
    assert _state_classes([tree]) >= {"A", "B"}
    method = next(node for node in ast.walk(tree) if isinstance(node, ast.AsyncFunctionDef))
    assert [*decorators(method)] == ["rx.event"]
