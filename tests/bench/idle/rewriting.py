"""Modules rewritten as they are loaded: one thing changed, or everything watched."""

from __future__ import annotations

import ast
import importlib.machinery
import sys
from collections.abc import Collection, Mapping, Sequence
from types import CodeType, ModuleType
from typing import Any

from tests.bench.idle.items import Function, Item, functions
from tests.bench.idle.reading import Reading

WATCH = "_watch"  # the name under which a rewritten module finds the watcher
VALUES = ("number", "row", "words")  # a row of numbers is read as a whole
_EMPTY = {frozenset: "frozenset()", set: "set()", tuple: "()", list: "[]"}


class Loader(importlib.machinery.SourceFileLoader):
    """Loads the code of a tree in place of the file's, beside a watcher where one is given."""

    def __init__(self, name: str, path: str, tree: ast.Module, watcher: object) -> None:
        super().__init__(name, path)
        self._tree, self._watcher = tree, watcher

    def get_code(self, fullname: str) -> CodeType:
        """Compile the tree."""
        return compile(self._tree, self.get_filename(fullname), "exec")

    def exec_module(self, module: ModuleType) -> None:
        """Run it."""
        vars(module)[WATCH] = self._watcher
        super().exec_module(module)


class Finder:
    """Finds the rewritten modules before the files are looked for."""

    def __init__(self, trees: Mapping[str, ast.Module], watcher: object) -> None:
        self._trees, self._watcher = trees, watcher

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        """The spec of a rewritten module, None for every other."""
        if name not in self._trees:
            return None
        spec = importlib.machinery.PathFinder.find_spec(name, path, target)
        if spec is not None and spec.origin:
            spec.loader = Loader(name, spec.origin, self._trees[name], self._watcher)
        return spec


def load_anew(modules: Collection[str], trees: Mapping[str, ast.Module], watcher: object = None) -> None:
    """Forget `modules`, and load those of `trees` rewritten from now on; for a process of its own only."""
    sys.meta_path.insert(0, Finder(trees, watcher))
    for name in modules:
        package, _, part = name.rpartition(".")
        if sys.modules.pop(name, None) and hasattr(sys.modules.get(package), part):
            delattr(sys.modules[package], part)  # else "from package import part" finds the old one


def changed(tree: ast.Module, item: Item, change: str, value: Any) -> ast.Module:
    """The tree of a module with one item changed: a number to `value`, words to none of their type, a verdict."""
    copy = ast.parse(ast.unparse(tree))
    if item.sort == "predicate":
        function = dict(functions(copy))[item.name]
        function.body = [ast.Return(ast.Constant(change == "true"))]
    else:
        empty = next((text for kind, text in _EMPTY.items() if isinstance(value, kind)), "{}")
        new = ast.Constant(value) if item.sort == "number" else ast.parse(empty, mode="eval").body
        _bind(copy, item, new)
    return ast.fix_missing_locations(copy)


def _bind(tree: ast.Module, item: Item, new: ast.expr) -> None:
    """Put `new` in the place of the value that `item` has at the top of `tree`."""
    name, _, index = item.name.partition("[")
    for node in tree.body:
        if not isinstance(node, (ast.Assign, ast.AnnAssign)):
            continue
        for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
            if isinstance(target, ast.Name) and target.id == name:
                if index and isinstance(node.value, ast.Tuple):
                    node.value.elts[int(index.rstrip("]"))] = new
                else:
                    node.value = new
            elif isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                for k, part in enumerate(target.elts):
                    if isinstance(part, ast.Name) and part.id == name:
                        node.value.elts[k] = new


class Watching(ast.NodeTransformer):
    """Rewrites a module so that it tells the watcher what it does; only what runs inside functions is rewritten."""

    def __init__(self, module: str, reading: Reading, items: Mapping[str, str]) -> None:
        self._module, self._reading, self._items = module, reading, items  # items: sort by whole name
        self._function = ""
        self._predicate = ""
        self._class = ""

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST:
        """Know the class of a method."""
        before, self._class = self._class, f"{self._class}{node.name}."
        node.body = [self.visit(inner) for inner in node.body]
        self._class = before
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        """Tell that a function is entered, what a predicate says, and when a cached function is called."""
        name, outermost = f"{self._module}.{self._class}{node.name}", not self._function
        before = self._function, self._predicate
        self._function = self._function or name
        self._predicate = name if outermost and self._items.get(name) == "predicate" else ""
        effects = bool(self._predicate) and _has_effects(node)
        node.body = [self.visit(inner) for inner in node.body]
        self._function, self._predicate = before
        if outermost:
            told = ("entered", "true", "false") if effects else ("entered",)
            at = int(ast.get_docstring(node) is not None)
            node.body[at:at] = [ast.Expr(_call("tell", name, what)) for what in told]
            if any("cache" in ast.unparse(d) and "property" not in ast.unparse(d) for d in node.decorator_list):
                node.decorator_list = [_call("outer", name), *node.decorator_list, _call("inner", name)]
        return node

    def visit_Return(self, node: ast.Return) -> ast.AST:
        """Tell what a predicate says."""
        self.generic_visit(node)
        if self._predicate and node.value is not None:
            node.value = _call("returned", self._predicate, node.value)
        return node

    def visit_Compare(self, node: ast.Compare) -> ast.AST:
        """Watch a single comparison with an item."""
        if not self._function or len(node.ops) > 1:
            return self.generic_visit(node)
        left, right, how = node.left, node.comparators[0], type(node.ops[0]).__name__
        for item, other, first in ((left, right, True), (right, left, False)):
            name = self._item(item)
            if self._items.get(name) == "number" and how not in ("In", "NotIn", "Is", "IsNot"):
                values = (item, self.visit(other)) if first else (self.visit(other), item)
                return _call("number", name, how, *values, first=first)
            if self._items.get(name) == "words" and how in ("In", "NotIn") and not first:
                return _call("found", name, how, self.visit(other), item)
        return self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> ast.AST:
        """Watch a look-up in a table."""
        if self._function and isinstance(node.func, ast.Attribute) and node.func.attr == "get" and not node.keywords:
            name = self._item(node.func.value)
            if self._items.get(name) == "words" and node.args and not isinstance(node.args[0], ast.Starred):
                return _call("get", name, node.func.value, *(self.visit(arg) for arg in node.args))
        return self.generic_visit(node)

    def visit_BinOp(self, node: ast.BinOp) -> ast.AST:
        """Watch what a list of words shares with others."""
        if self._function and isinstance(node.op, ast.BitAnd):
            for item, other in ((node.left, node.right), (node.right, node.left)):
                name = self._item(item)
                if self._items.get(name) == "words":
                    return _call("met", name, item, self.visit(other))
        return self.generic_visit(node)

    def visit_Name(self, node: ast.Name) -> ast.AST:
        """Watch every other use."""
        name = self._item(node)
        is_use = bool(self._function) and isinstance(node.ctx, ast.Load)
        return _call("used", name, node) if is_use and self._items.get(name) in VALUES else node

    def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
        """Watch a use by the name of its module."""
        name = self._item(node)
        if self._function and isinstance(node.ctx, ast.Load) and self._items.get(name) in VALUES:
            return _call("used", name, node)
        return self.generic_visit(node)

    def _item(self, node: ast.expr) -> str:
        """The whole name of an item that `node` reads, "" where it reads none."""
        if isinstance(node, ast.Name):
            return self._reading.whole(self._module, node.id)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            home = self._reading.whole(self._module, node.value.id)
            return self._reading.whole(home, node.attr) if home in self._reading.modules else ""
        return ""


def _call(method: str, *values: ast.expr | str, first: bool | None = None) -> ast.Call:
    """A call of the watcher with pieces of a tree and texts."""
    args = [ast.Constant(v) if isinstance(v, str) else v for v in values]
    keywords = [] if first is None else [ast.keyword("first", ast.Constant(first))]
    return ast.Call(ast.Attribute(ast.Name(WATCH, ast.Load()), method, ast.Load()), args, keywords)


def _has_effects(node: Function) -> bool:
    """Whether a predicate does more than say yes or no."""
    inner = [n for statement in node.body for n in ast.walk(statement)]
    stores = any(isinstance(n, (ast.Attribute, ast.Subscript)) and isinstance(n.ctx, ast.Store) for n in inner)
    return stores or any(isinstance(n, ast.Expr) and isinstance(n.value, ast.Call) for n in inner)
