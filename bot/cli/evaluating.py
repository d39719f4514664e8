"""`briefje eval`: quality against labelled data."""

from typing import Annotated

import typer

from bot.cli.asking import JsonOption

evaluate = typer.Typer(no_args_is_help=True, help="Quality against labelled data.")


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.add_typer(evaluate, name="eval")


@evaluate.command("briefs")
def briefs(
    file: Annotated[str, typer.Argument(metavar="FILE", help="JSON lines: text, brief and, where known, title.")],
    examples: Annotated[int, typer.Option(min=0, help="How many to print, with text and both briefs.")] = 0,
    as_json: JsonOption = False,
) -> None:
    """Figures for the model and for lead, side by side, on articles with briefs that people wrote."""
    from bot.cli.session import run_command
    from bot.evaluation import print_brief_figures

    run_command(lambda settings: print_brief_figures(settings, file, examples=examples, as_json=as_json))


@evaluate.command("topics")
def topics(
    file: Annotated[str, typer.Argument(metavar="FILE", help="JSON lines: topics, and an article or its id.")],
    articles: Annotated[list[str] | None, typer.Option(help="File or folder with the articles of the ids.")] = None,
    as_json: JsonOption = False,
) -> None:
    """Precision, recall and every mistake of the matching of topics, on articles that people labelled."""
    from bot.cli.session import run_command
    from bot.topic_evaluation import print_topic_figures

    run_command(lambda settings: print_topic_figures(settings, file, articles=articles or (), as_json=as_json))


@evaluate.command("stories")
def stories(
    file: Annotated[str, typer.Argument(metavar="FILE", help="JSON lines: an article or ids, and a label.")],
    articles: Annotated[list[str] | None, typer.Option(help="File or folder with the articles of the ids.")] = None,
    errors: Annotated[int, typer.Option(min=0, help="How many of the worst errors to print, of each sort.")] = 20,
    as_json: JsonOption = False,
) -> None:
    """Precision and recall of the stories, pairwise and B³, and the worst errors, on articles that people labelled."""
    from bot.cli.session import run_command
    from bot.story_evaluation import print_story_figures

    run_command(
        lambda settings: print_story_figures(settings, file, articles=articles or (), most=errors, as_json=as_json)
    )
