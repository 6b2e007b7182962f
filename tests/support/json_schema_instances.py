"""Instances of a JSON Schema, so far as the schemas of drafts use its words."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

# Texts that mean something somewhere in a draft, beside any others.
WORDS = st.sampled_from(
    [
        "",
        "",
        "a",
        "E1",
        "s1",
        "s2",
        "article",
        "Ana Lind",
        "Arcadia",
        "2031-05-11",
        "last week",
        "at least 40",
        "40",
        "1",
        "en",
        "the minister said",
        "of",
        "\ud800",
        "\x00",
        "渡船",
    ]
)
TEXTS = WORDS | st.text(max_size=8)
_MOST = 3
# An instance is large: to find a small one takes longer than to read a large one.
LARGE = settings(
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)


def instances(schema: dict[str, Any], root: dict[str, Any] | None = None) -> st.SearchStrategy[Any]:
    """The instances of a schema.

    Args:
        schema: the schema.
        root: the document in which its references lead somewhere; itself, if none is given.
    """
    return _Instances(schema if root is None else root).of(schema)


class _Instances:
    """Makes strategies of the schemas in one document, each once."""

    def __init__(self, root: dict[str, Any]) -> None:
        self._root = root
        self._made: dict[str, st.SearchStrategy[Any]] = {}

    def of(self, schema: dict[str, Any]) -> st.SearchStrategy[Any]:
        """The instances of a schema."""
        if "$ref" in schema:
            return self._with(schema)
        if "const" in schema:
            return st.just(schema["const"])
        if "enum" in schema:
            return st.sampled_from(schema["enum"])
        if "anyOf" in schema:
            return st.one_of([self.of(each) for each in schema["anyOf"]])
        if "allOf" in schema:
            return st.one_of([self.of(each["then"]) for each in schema["allOf"]])
        given: Any = schema["type"]
        types: list[str] = [given] if isinstance(given, str) else given
        return st.one_of([getattr(self, f"_{name}")(schema) for name in types])

    def _with(self, schema: dict[str, Any]) -> st.SearchStrategy[Any]:
        """What a reference leads to, with the members that stand beside it."""
        name = schema["$ref"].rpartition("/")[2]
        if name not in self._made:
            self._made[name] = st.deferred(lambda: self.of(self._root["$defs"][name]))
        beside = {key: self.of(each) for key, each in schema.get("properties", {}).items()}
        if not beside or "$defs" in schema:
            return self._made[name]
        needed = {key: each for key, each in beside.items() if key in schema.get("required", ())}
        return st.tuples(self._made[name], st.fixed_dictionaries(needed)).map(
            lambda both: {**{key: value for key, value in both[0].items() if key not in beside}, **both[1]}
        )

    @staticmethod
    def _string(_: dict[str, Any]) -> st.SearchStrategy[Any]:
        return TEXTS

    @staticmethod
    def _number(_: dict[str, Any]) -> st.SearchStrategy[Any]:
        return st.integers(-3, 3) | st.sampled_from([0.5, 1e300, 2031])

    def _array(self, schema: dict[str, Any]) -> st.SearchStrategy[Any]:
        return st.lists(self.of(schema["items"]), max_size=_MOST)

    def _object(self, schema: dict[str, Any]) -> st.SearchStrategy[Any]:
        required = {*schema.get("required", ())}
        given = schema.get("properties", {})
        if not given:
            return st.dictionaries(TEXTS, self.of(schema["additionalProperties"]), max_size=_MOST)
        members = {name: self.of(each) for name, each in given.items()}
        some = st.sets(st.sampled_from([*members]), max_size=2 * _MOST)
        return some.flatmap(
            lambda names: st.fixed_dictionaries(
                {name: each for name, each in members.items() if name in required | names}
            )
        )
