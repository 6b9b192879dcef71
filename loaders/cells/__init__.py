"""What can stand in a cell: named functions that forms refer to, found by a folder scan."""

from importlib import import_module
from pkgutil import iter_modules

from loaders.cells.found import FINDERS, VALUES, Finder, Found, Odd, Value

for _module in iter_modules(__path__):
    import_module(f"{__name__}.{_module.name}")

__all__ = ["FINDERS", "VALUES", "Finder", "Found", "Odd", "Value"]
