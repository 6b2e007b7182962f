"""Rules of a user's own: declared as ours are, called in the same walk, and told when they are wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs
import pytest

import visitdata as vd
from tests.checks.test_rules import ARMS, SALE, VISIT, dossier, found
from tests.support.ceasefire import Ceasefire
from visitdata.checks import RULES, check
from visitdata.checks.registry import remove
from visitdata.problems import problem_kinds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    RuleResult = tuple[tuple[str | int, ...], str, str | None]


@pytest.fixture(autouse=True)
def former_rules() -> Iterator[None]:
    """Leave the table of rules as it was."""
    former = set(RULES)
    yield
    for code in RULES.keys() - former:
        remove(code)


def declare(code: str, on: Any, *path: str | int) -> Callable[..., Any]:
    """A rule that finds something at a path of every record of a class."""

    @vd.rule(code, "info", on=on)
    def finds_all(record: Any, context: vd.CheckContext) -> Iterator[RuleResult]:
        """Whatever there is."""
        yield path, f"a {type(record).__name__}", None

    return finds_all


def places(code: str, **members: Any) -> list[str]:
    return [path for each, path in found(dossier(**members)) if each == code]


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (vd.Allegation, ["allegations[0]"]),
        (vd.PositedTransfer, ["allegations[0].alleges[0]"]),
        (vd.Transfer, []),
        (vd.Proposition, ["allegations[0].alleges[0]"]),
        (vd.Actor, ["actors[0]", "actors[1]"]),
        (vd.Evidence, [f"{part}[0].evidence[0]" for part in ("events", "allegations", "statements")]),
        ((vd.Place, vd.Article), ["articles[0]", "places[0]"]),
        (vd.Dossier, [""]),
    ],
)
def test_a_rule_sees_every_record_of_its_classes(on: Any, expected: list[str]) -> None:
    declare("seen", on)
    assert places("seen") == expected


def test_a_rule_without_a_class_sees_the_dossier_once() -> None:
    seen: list[object] = []

    @vd.rule("whole", "warning")
    def whole(dossier: vd.Dossier, context: vd.CheckContext) -> Iterator[RuleResult]:
        """It is there."""
        seen.append(dossier)
        assert context.dossier is dossier
        yield ("title",), "there it is", "what is there"

    checked = dossier()
    [problem] = vd.check(checked)
    assert problem == vd.Problem(
        code="whole",
        severity="warning",
        path="title",
        record=checked.id,
        message="there it is",
        suggestion="what is there",
    )
    assert seen == [checked]


def test_what_stands_inside_records_that_stand_inside_records_is_seen() -> None:
    declare("amount", vd.Quantity)
    declare("thing", vd.Item)
    item = vd.Item(label="rifles", quantity=vd.Quantity(at_least=40))
    sale = attrs.evolve(SALE, items=[item])
    allegation = attrs.evolve(ARMS, alleges=[sale])
    assert places("amount", allegations=[allegation]) == ["allegations[0].alleges[0].items[0].quantity"]
    assert places("thing", allegations=[allegation]) == ["allegations[0].alleges[0].items[0]"]


def test_records_of_one_dossier_share_what_rules_work_out() -> None:
    made: list[object] = []

    def labels(dossier: vd.Dossier) -> set[str]:
        made.append(dossier)
        return {event.label for event in dossier.events}

    @vd.rule("alike", "info", on=vd.Actor)
    def alike(actor: vd.Actor, context: vd.CheckContext) -> Iterator[RuleResult]:
        """An actor called like an event."""
        if actor.name in context.once(labels):
            yield ("name",), "alike", None

    checked = dossier()
    assert vd.check(checked) == ()
    assert made == [checked]
    named = dossier(events=[attrs.evolve(VISIT, label="Ruritania")])
    assert [problem.path for problem in vd.check(named)] == ["actors[1].name"]
    assert made == [checked, named]


ABSENT: list[tuple[Any, tuple[str | int, ...], str]] = [
    (vd.Event, ("time_text",), "events[0].time_text"),
    (vd.Event, ("counts", 3, "label"), "events[0].counts[3].label"),
    (vd.Event, ("evidence", 7), "events[0].evidence[7]"),
    (vd.Event, ("no_member", 0, "inner"), "events[0].no_member[0].inner"),
    (vd.Event, ("label", "inner"), "events[0].label.inner"),
    (vd.Event, ("label", 2), "events[0].label[2]"),
    (vd.Dossier, ("events", -1), "events[-1]"),
]


@pytest.mark.parametrize(("on", "path", "expected"), ABSENT)
def test_a_path_may_lead_to_what_is_absent(on: Any, path: tuple[str | int, ...], expected: str) -> None:
    declare("absent", on, *path)
    checked = dossier()
    document = vd.converter().unstructure(checked)
    assert places("absent") == [expected]
    assert [problem.path for problem in check(checked, document)] == [expected]


def test_a_path_to_what_is_absent_follows_the_document_as_far_as_it_goes() -> None:
    declare("absent", vd.Event, "time_text")
    checked = dossier(events=[VISIT, attrs.evolve(VISIT, id="a-visit", time_text="next week")])
    document = vd.converter().unstructure(checked)
    document["events"].reverse()
    told = [problem.path for problem in check(checked, document)]
    assert told == ["events[0].time_text", "events[1].time_text"]
    assert "time_text" not in document["events"][0]


def test_problems_stand_in_the_order_of_the_document() -> None:
    declare("late", vd.Statement)
    declare("early", vd.Article, "kind")
    declare("inner", vd.Evidence, "start")
    declare("whole", vd.Dossier, "title")
    checked = dossier()
    paths = [problem.path for problem in vd.check(checked)]
    expected = ["title", "articles[0].kind"]
    expected += ["events[0].evidence[0].start", "allegations[0].evidence[0].start"]
    assert paths == [*expected, "statements[0]", "statements[0].evidence[0].start"]
    document = vd.converter().unstructure(checked)
    turned = dict(reversed(document.items()))
    assert [problem.path for problem in check(checked, turned)] == [
        "statements[0]",
        "statements[0].evidence[0].start",
        "allegations[0].evidence[0].start",
        "events[0].evidence[0].start",
        "articles[0].kind",
        "title",
    ]


def test_problems_at_one_place_stand_in_the_order_of_the_rules() -> None:
    for code in ("second", "first", "third"):
        declare(code, vd.Article, "kind")
    assert [code for code, _ in found(dossier())] == ["second", "first", "third"]


def test_a_rule_that_is_declared_again_replaces_the_former() -> None:
    def cell(message: str, code: str = "from-a-cell") -> None:
        @vd.rule(code, "info", on=vd.Article)
        def from_a_cell(article: vd.Article, context: vd.CheckContext) -> Iterator[RuleResult]:
            """An article."""
            yield (), message, None

    cell("the first")
    assert [problem.message for problem in vd.check(dossier())] == ["the first"]
    cell("the second")
    assert [problem.message for problem in vd.check(dossier())] == ["the second"]


CELL = """
@vd.rule({code!r}, "info", on=vd.Article)
def {name}(article, context):
    "An article."
    yield (), {code!r}, None
"""


def run_cell(code: str, name: str) -> None:
    source = CELL.format(code=code, name=name)
    exec(compile(source, "<cell>", "exec"), {"vd": vd, "__name__": "notebook"})  # noqa: S102 - as a notebook does


def test_a_rule_that_is_declared_again_may_have_another_code() -> None:
    run_cell("old-code", "about_articles")
    run_cell("new-code", "about_articles")
    assert [code for code, _ in found(dossier())] == ["new-code"]


def test_rules_that_bear_no_name_do_not_replace_each_other() -> None:
    run_cell("one-code", "_")
    run_cell("other-code", "_")
    assert [code for code, _ in found(dossier())] == ["one-code", "other-code"]


def test_rules_that_one_function_makes_do_not_replace_each_other() -> None:
    declare("one-code", vd.Article)
    declare("other-code", vd.Place)
    assert [code for code, _ in found(dossier())] == ["one-code", "other-code"]


@pytest.mark.parametrize("code", ["Upper", "under_score", "-first", "last-", "a--b", "", "1st", "a b", "é"])
def test_a_code_that_is_not_well_formed_is_refused(code: str) -> None:
    with pytest.raises(ValueError, match='such as "vote-without-measure", not') as caught:
        declare(code, vd.Article)
    assert repr(code) in str(caught.value)


def test_the_code_of_another_rule_is_refused() -> None:
    with pytest.raises(ValueError, match=r'no_response has the code "no-response"'):
        declare("no-response", vd.Article)
    run_cell("taken", "one")
    with pytest.raises(ValueError, match=r'the rule notebook\.one has the code "taken": choose another'):
        run_cell("taken", "other")


@pytest.mark.parametrize("code", [code for code in problem_kinds() if code not in RULES])
def test_the_code_of_another_problem_is_refused(code: str) -> None:
    with pytest.raises(ValueError, match="for something else"):
        declare(code, vd.Article)


@pytest.mark.parametrize("severity", ["error", "hint", "", None])
def test_another_severity_is_refused(severity: Any) -> None:
    with pytest.raises(ValueError, match='severity must be "warning" or "info", not'):
        vd.rule("severe", severity)


@pytest.mark.parametrize("on", ["Article", int, (vd.Article, str), (), None, vd.EDTF])
def test_what_is_no_class_of_records_is_refused(on: Any) -> None:
    with pytest.raises(TypeError, match="class of record"):
        vd.rule("on-nothing", "info", on=on)


def test_an_exception_in_a_rule_names_the_rule_and_the_record() -> None:
    @vd.rule("raises", "info", on=vd.Proposition)
    def raises(proposition: vd.Proposition, context: vd.CheckContext) -> Iterator[RuleResult]:
        """It cannot."""
        raise ZeroDivisionError
        yield

    with pytest.raises(ZeroDivisionError) as caught:
        vd.check(dossier())
    [note] = caught.value.__notes__
    assert note.startswith('The rule "raises" (')
    assert note.endswith("raises) raised this at allegations[0].alleges[0].")


@pytest.mark.parametrize("told", ["gist", ("gist", "message", None), (("gist",), "message"), None])
def test_what_is_no_result_is_refused(told: Any) -> None:
    @vd.rule("no-result", "info")
    def no_result(dossier: vd.Dossier, context: vd.CheckContext) -> Iterator[RuleResult]:
        """It yields something else."""
        yield told

    with pytest.raises(TypeError, match=r"a rule yields \(path, message, suggestion\)") as caught:
        vd.check(dossier())
    assert 'The rule "no-result"' in caught.value.__notes__[0]


def test_a_rule_may_be_for_an_own_kind_and_its_propositions() -> None:
    declare("for-it", Ceasefire)
    declare("for-its-twin", vd.posited(Ceasefire))
    truce = Ceasefire(id="truce", label="They stop", status="ongoing")
    said = vd.posited(Ceasefire)(id="said", label="They stop", status="ongoing")
    checked = {"events": [truce], "allegations": [attrs.evolve(ARMS, alleges=[said])]}
    assert places("for-it", **checked) == ["events[0]"]
    assert places("for-its-twin", **checked) == ["allegations[0].alleges[0]"]


def test_a_rule_is_one_of_the_problems() -> None:
    @vd.rule("told", "warning", on=vd.Article)
    def told(article: vd.Article, context: vd.CheckContext) -> Iterator[RuleResult]:
        """An article.

        More of it.
        """
        yield (), "told", None

    about = problem_kinds()["told"]
    assert (about.severity, about.meaning) == ("warning", "An article.")
