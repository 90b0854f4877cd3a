"""Addresses on the web come in, pages go out, and into a story's folder; nothing else of the program has a network.

Everything that a server says is hostile: where it sends the program, how much it sends and how slowly, and in what
it packs that.
"""

from compare.fetching.connections import Limits
from compare.fetching.getting import Answer, Getter
from compare.fetching.saving import Found, Saved, save

__all__ = ["Answer", "Found", "Getter", "Limits", "Saved", "save"]
