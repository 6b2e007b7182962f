"""The schemas that the dossiers of a site go by, with the kinds of a user's own that are known by now."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from visitdata import derive
from visitdata.metamodel.describe import schemas
from visitdata.model.dossier import Dossier

if TYPE_CHECKING:
    from visitdata.metamodel.settings import Declared


def schema(name: str) -> str:
    """The text of a schema, by its name as for `visitdata.schema`."""
    return _schema(name, tuple(each.cls for each in schemas(Dossier)))


@lru_cache(maxsize=8)
def _schema(name: str, _kinds: tuple[type[Declared], ...]) -> str:
    """The same; it is derived anew once there are other kinds."""
    return derive.schema(name, Dossier)
