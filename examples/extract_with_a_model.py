"""Let a language model write the draft of a report: give it the feedback until there is a dossier.

The model is played by two recorded replies, the first with mistakes as models make them. Put the client of
your provider into `answer`; nothing else has to be changed.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import visitdata as vd

HERE = Path(__file__).parent
ARTICLE = "report"
TEXT = (HERE / "extract_with_a_model.txt").read_text(encoding="utf-8")
MOST_ROUNDS = 4


def recorded() -> Iterator[str]:
    """What a model answered, round by round."""
    for name in ("first", "second"):
        yield (HERE / "replies" / f"{name}.json").read_text(encoding="utf-8")


REPLIES = recorded()


def answer(conversation: list[dict[str, str]]) -> str:
    """What the model answers to a conversation: call your provider here.

    Most clients take such messages as they are, and a JSON Schema for the answer: `vd.schema("extraction")`.
    """
    print(f"--- round {len(conversation) // 2}")
    return next(REPLIES)


def main(out: Path) -> None:
    """Ask, read the answer as a draft, and ask again with the feedback while there are errors."""
    conversation = [
        {"role": "system", "content": vd.instructions()},
        {"role": "user", "content": f"The text of the article {ARTICLE!r}:\n\n{TEXT}"},
    ]
    for _ in range(MOST_ROUNDS):
        reply = answer(conversation)
        result = vd.draft(reply, {ARTICLE: TEXT}, id="https://data.example.org/dossiers/storm")
        print(result.feedback(), end="")
        if result.dossier is not None:
            vd.dump(result.dossier, out / "storm.jsonld")
            return
        conversation += [
            {"role": "assistant", "content": reply},
            {"role": "user", "content": result.feedback()},
        ]
    sys.exit(f"no dossier after {MOST_ROUNDS} rounds")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "."))
