"""Who reads a name: which functions, and which modules hold something made from it when they were loaded.

Names are followed through imports; what a module makes of a name at its top (a pattern of a list of words) is read in
its place. A function that is called at the top of a module counts like a name there.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from tests.bench.idle.items import Function, functions


@dataclass(frozen=True, slots=True)
class Readers:
    """Of one name: the functions that read it or what is made of it, and the modules that make something of it."""

    functions: frozenset[str]
    modules: frozenset[str]


@dataclass(slots=True)
class Module:
    """One module: local names and what they mean elsewhere, and what each function and top statement reads."""

    imports: dict[str, str] = field(default_factory=dict)
    functions: dict[str, set[str]] = field(default_factory=dict)
    statements: list[tuple[set[str], set[str]]] = field(default_factory=list)  # (binds, reads)


class Reading:
    """All modules of the package."""

    def __init__(self, trees: Mapping[str, ast.Module]) -> None:
        self.trees = trees
        self.modules = {name: Module(imports=dict(_imports(tree))) for name, tree in trees.items()}
        for name, tree in trees.items():
            self._read(name, tree)
        self._used, self._users = dict[str, set[str]](), dict[str, set[str]]()
        for name, module in self.modules.items():
            for target in module.imports.values():
                home = target if target in trees else target.rpartition(".")[0]
                self._used.setdefault(name, set()).add(home)
                self._users.setdefault(home, set()).add(name)

    def whole(self, module: str, local: str) -> str:
        """The whole name of what `local` means in `module`."""
        target = self.modules[module].imports.get(local) if module in self.modules else None
        if target is None or target in self.trees:
            return target or f"{module}.{local}"
        home, _, name = target.rpartition(".")
        return self.whole(home, name) if home in self.modules else target

    def dependants(self, module: str) -> set[str]:
        """`module` and all modules that import it, by whatever way."""
        return _reached(module, self._users)

    def needs(self, module: str) -> set[str]:
        """`module` and all modules of the package that it imports, by whatever way."""
        return _reached(module, self._used) & self.trees.keys()

    def readers(self, key: str) -> Readers:
        """Who reads the name `key`, and what is made of it."""
        hot, modules = {key}, set[str]()
        while True:
            reading = {
                f"{name}.{function}"
                for name, module in self.modules.items()
                for function, reads in module.functions.items()
                if reads & hot or {f"{name}.{function}", f"{name}.{function.rpartition('.')[0]}"} & hot
            }
            grown = set(hot)
            for name, module in self.modules.items():
                for binds, reads in module.statements:
                    if reads & (hot | reading):
                        grown |= binds
                        modules.add(name)
            if grown == hot:
                return Readers(frozenset(reading), frozenset(modules))
            hot = grown

    def _read(self, name: str, tree: ast.Module) -> None:
        """Fill in what the functions and statements of one module read."""
        module, own = self.modules[name], dict(functions(tree))
        module.functions = {function: set(self._names(name, [*node.body])) for function, node in own.items()}
        for statement in tree.body:
            if isinstance(statement, (ast.Import, ast.ImportFrom)) or _is_typing(statement):
                continue
            binds = {f"{name}.{local}" for local in _bound(statement)}
            module.statements.append((binds, set(self._names(name, list(_at_load(statement))))))

    def _names(self, module: str, nodes: list[ast.AST]) -> Iterator[str]:
        """The whole names that `nodes` read."""
        for node in (inner for outer in nodes for inner in ast.walk(outer)):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
                yield self.whole(module, node.id)
            elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                home = self.whole(module, node.value.id)
                if home in self.modules:
                    yield self.whole(home, node.attr)


def _reached(start: str, steps: Mapping[str, set[str]]) -> set[str]:
    """All that `steps` lead to from `start`, itself included."""
    found, waiting = {start}, [start]
    while waiting:
        new = steps.get(waiting.pop(), set()) - found
        found |= new
        waiting += new
    return found


def _imports(tree: ast.Module) -> Iterator[tuple[str, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from ((alias.asname or alias.name, f"{node.module}.{alias.name}") for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from ((alias.asname or alias.name, alias.name) for alias in node.names)


def _is_typing(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.If) and ast.unparse(statement.test) == "TYPE_CHECKING"


def _bound(statement: ast.stmt) -> Iterator[str]:
    """The names that a statement at the top of a module binds."""
    if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        yield statement.name
        return
    for node in ast.walk(statement):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id


def _at_load(node: ast.AST) -> Iterator[ast.AST]:
    """What of a statement runs when the module is loaded: all but the bodies of functions."""
    if isinstance(node, Function):
        yield from (*node.decorator_list, *node.args.defaults, *(d for d in node.args.kw_defaults if d))
    elif isinstance(node, ast.ClassDef):
        yield from (*node.decorator_list, *node.bases)
        for inner in node.body:
            yield from _at_load(inner)
    else:
        yield node
