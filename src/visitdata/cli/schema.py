"""`visitdata schema`: the schemas that are derived from the record classes."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from visitdata.cli import console
from visitdata.cli.console import DataError, writing_errors
from visitdata.cli.destinations import refuse_file, refuse_links

FILES = {
    "json-schema": "visitdata.schema.json",
    "context": "visitdata.context.jsonld",
    "ontology": "visitdata.ontology.ttl",
    "shapes": "visitdata.shapes.ttl",
    "draft": "visitdata.draft.schema.json",
    "extraction": "visitdata.extraction.schema.json",
}


@click.command(
    cls=console.Command, short_help="Print or write JSON Schemas, JSON-LD context, ontology and shapes."
)
@click.argument("name", required=False, type=click.Choice(list(FILES)))
@click.option("--write", "written", metavar="DIR", type=click.Path(path_type=Path), help="Write all of them.")
@click.option(
    "--check",
    "checked",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Exit with 1 where one of them is missing or not up to date.",
)
@click.pass_context
def schema(ctx: click.Context, name: str | None, written: Path | None, checked: Path | None) -> None:
    """Print a schema, or write or check all of them in a folder.

    They are derived from the record classes: a JSON Schema of dossiers, a JSON-LD context, an OWL ontology
    and SHACL shapes; a JSON Schema of drafts for editors, and one for the structured output of language
    models. With --plugin, kinds of your own are in them, too.

    \b
    Examples:
      visitdata schema json-schema
      visitdata schema shapes > shapes.ttl
      visitdata schema --write schemas
      visitdata schema --check schemas
    """
    if sum(each is not None for each in (name, written, checked)) != 1:
        msg = f"give one of: a schema ({', '.join(FILES)}), --write DIR, --check DIR"
        raise click.UsageError(msg)
    if name is not None:
        console.send(_schema(name))
    elif written is not None:
        _write(written)
    elif checked is not None:
        _check(checked, _suggestion(ctx, checked))


def _schema(name: str) -> bytes:
    from visitdata.verbs import schema as derived

    return derived(name).encode()


def _write(folder: Path) -> None:
    from visitdata.files import write_whole

    refuse_file(folder)
    refuse_links(folder, [folder / file for file in FILES.values()])
    for name, file in FILES.items():
        path = folder / file
        data = _schema(name)
        with writing_errors(path):
            folder.mkdir(parents=True, exist_ok=True)
            write_whole(path, [data])
        console.say(f"wrote {console.shown(click.format_filename(path))}")


def _check(folder: Path, suggestion: str) -> None:
    refuse_file(folder)
    reasons = [reason for name, file in FILES.items() if (reason := _problem(folder / file, name))]
    if reasons:
        raise DataError(*reasons, suggestion)
    console.say(f"{len(FILES)} schemas are up to date in {console.shown(click.format_filename(folder))}")


def _problem(path: Path, name: str) -> str | None:
    shown = click.format_filename(path)
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return f"{shown} is missing"
    except OSError as error:
        return f"{shown} cannot be read: {error.strerror}"
    return None if data == _schema(name) else f"{shown} is not up to date"


def _suggestion(ctx: click.Context, folder: Path) -> str:
    """The call that makes the files anew, with the kinds that this call knows."""
    plugins = [f"--plugin {shlex.quote(name)}" for name in ctx.find_root().params.get("plugins", ())]
    call = " ".join(["visitdata", *plugins, "schema", "--write", shlex.quote(str(folder))])
    return f"the schemas are not up to date: run {call}"
