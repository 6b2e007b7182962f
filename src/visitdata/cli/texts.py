"""The option `--text`: the texts of articles, in which evidence and quoted words are looked for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from visitdata.cli.console import CallError, call_errors
from visitdata.cli.sources import File, reason
from visitdata.errors import MissingExtraError, UnknownArticleError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from visitdata import Dossier, Problem
    from visitdata.text.reanchoring import Change


@attrs.frozen
class Texts:
    """The texts of articles that dossiers are checked against, and drafts are read with.

    Attributes:
        texts: the texts, by the articles' ids.
        fuzzy: whether quotations are looked for by fuzzy matching, too.
        files: the files that they are in, by the articles' ids.
    """

    texts: Mapping[str, str]
    fuzzy: bool
    files: Mapping[str, File]

    @classmethod
    def read(cls, given: Iterable[str], *, fuzzy: bool) -> Texts:
        """The texts that options name, as they are: no line break is translated.

        Args:
            given: the options, each `ARTICLE=FILE`.
            fuzzy: whether quotations are looked for by likeness, too.

        Raises:
            CallError: with a reason for each option that cannot be followed.
        """
        texts: dict[str, str] = {}
        files: dict[str, File] = {}
        reasons = [told for option in given if (told := _add(option, texts, files))]
        if fuzzy:
            from visitdata.text import similarity

            if not texts and not reasons:
                reasons.append("--fuzzy looks for quotations in a text: name one with --text ARTICLE=FILE")
            try:
                similarity.require()
            except MissingExtraError as error:
                reasons.append(f"--fuzzy: {error}")
        if reasons:
            raise CallError(*reasons)
        return cls(texts, fuzzy, files)

    def problems(
        self, dossier: Dossier, source: str, document: Mapping[str, Any] | None = None
    ) -> tuple[Problem, ...]:
        """What became of a dossier's evidence in the texts.

        Args:
            dossier: the dossier.
            source: the name of the source that it is from.
            document: the plain data that it was read from.

        Raises:
            CallError: the dossier has not each of the articles.
        """
        if not self.texts:
            return ()
        from visitdata.text import report

        with call_errors(f"--text: {source}", UnknownArticleError):
            return report.problems(dossier, self.texts, fuzzy=self.fuzzy, document=document)

    def changes(self, dossier: Dossier, source: str) -> tuple[Change, ...]:
        """What has to be written for a dossier's evidence to stand in the texts, where they are as read.

        Raises:
            CallError: the dossier has not each of the articles.
        """
        from visitdata.text.given import as_given
        from visitdata.text.reanchoring import changes

        with call_errors(f"--text: {source}", UnknownArticleError):
            given = as_given(dossier, self.texts)
            other = {id_ for id_, each in given.items() if each.how is not None or each.is_markup}
            texts = {id_: text for id_, text in self.texts.items() if id_ not in other}
            return changes(dossier, texts)


def _add(option: str, texts: dict[str, str], files: dict[str, File]) -> str | None:
    """Read the text that an option names; what keeps it from being read is returned."""
    article, _, file = option.partition("=")
    if ":" in article:  # an IRI, which may hold an equals sign
        article, _, file = option.rpartition("=")
    if not (article and file):
        return f"--text {option}: write ARTICLE=FILE, the id of an article and the file that its text is in"
    if article in texts:
        return f"--text {option}: the text of {article} is given twice"
    from visitdata.files.urls import refuse_url

    try:
        refuse_url(file)
        files[article] = File(Path(file))
        texts[article] = files[article].path.read_bytes().decode("utf-8")
    except OSError as error:
        return f"--text {option}: {reason(error)}"
    except UnicodeDecodeError as error:
        return f"--text {option}: the byte at {error.start} is not UTF-8; save the text as UTF-8"
    return None
