"""`briefje model prepare` and `briefje model info`."""

import json
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bars

from bot.model.weights import ModelError, Progress, info, prepare, prepared


def prepare_with_progress() -> None:
    """Make the model's files ready, with progress on standard error; says at once where they are already."""
    console = Console(stderr=True)
    if info().prepared:
        console.print(f"Model ready in {prepared()}", soft_wrap=True, highlight=False)
        return
    with Bars(TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn(), console=console) as bars:
        bar = bars.add_task("model", total=1.0)
        place = _prepared(lambda what, share: bars.update(bar, description=what, completed=share))
    console.print(f"Model ready in {place}", soft_wrap=True, highlight=False)


def _prepared(progress: Progress) -> Path:
    """Prepare; what the libraries raise (no room, no memory, a broken package) becomes one line."""
    try:
        return prepare(progress=progress)
    except (ArithmeticError, ImportError, LookupError, OSError, RuntimeError, TypeError, ValueError) as error:
        raise ModelError(
            f"model: cannot be prepared: {str(error).splitlines()[0] if str(error) else error!r}"
        ) from error


def print_info(*, as_json: bool) -> None:
    """Print what is known of the model without loading it."""
    from bot.model.head import SHIPPED

    weights = info()
    card = json.loads((SHIPPED / "card.json").read_text(encoding="utf-8"))
    told = {
        "name": weights.name,
        "licence": weights.licence,
        "adapter": card["version"],
        "prepared": weights.prepared,
        "size": weights.size,
        "place": str(weights.place),
    }
    if as_json:
        print(json.dumps(told))  # noqa: T201
        return
    for name, value in told.items():
        print(f"{name:<10}{value}")  # noqa: T201
