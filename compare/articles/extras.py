"""Libraries that only some inputs need: loaded when such a file is read, and named with their command where absent."""

from importlib import import_module
from types import ModuleType

from compare.errors import InputError


def load(module: str, extra: str, name: str) -> ModuleType:
    """The library `module`, which `storydiff[extra]` brings; raises InputError naming `name` where it is missing."""
    try:
        return import_module(module)
    except ImportError:
        raise InputError(
            f"{name}: reading .{extra} files needs one more library", f"Run: pip install 'storydiff[{extra}]'"
        ) from None
