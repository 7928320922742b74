"""Keeps a contested chronology, draws it, and shows how its sources differ.

What `import timeline` gives to programs stands in `timeline.api`, and is told in `docs/api.md`.
"""

TYPE_CHECKING = False  # type checkers take it as true; importing `typing` for it would cost every start
if TYPE_CHECKING:
    from timeline.api import *  # noqa: F403 - all of its `__all__`, which ruff checks there
else:
    # Type checkers must not see this: a module that answers to any name has no wrong ones.
    def __getattr__(name):  # noqa: ANN001, ANN202
        """Loads what programs call when the first of its names is asked for (PEP 562): the command needs none of it."""
        from importlib import import_module

        api = import_module("timeline.api")
        if name == "__all__":
            return api.__all__
        if name in api.__all__:
            return getattr(api, name)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

    def __dir__():  # noqa: ANN202
        return sorted({*globals(), *__getattr__("__all__")})
