"""Loading models of a hub or a folder: how much they read, in which precision, and what cannot be loaded."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

torch = pytest.importorskip("torch", reason="torch is not installed")
pytest.importorskip("transformers", reason="transformers is not installed")

from bot.model.pretrained import LEAST_READ, MOST_READ, MOST_WRITTEN, Pretrained  # noqa: E402
from bot.model.weights import ModelError  # noqa: E402
from tests.model import tiny_writers as tiny  # noqa: E402

TEXTS = ("Titel Een bericht.",)


@pytest.fixture(scope="module")
def random_llama(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model that learnt nothing."""
    tokens = tiny.tokenizer(TEXTS)
    return tiny.save(tmp_path_factory.mktemp("random"), tiny.llama(len(tokens)), tokens)


@pytest.mark.parametrize(
    "longest,positions,room",
    [
        pytest.param(10**30, 8_192, MOST_READ, id="no bound of its own"),
        pytest.param(300, 8_192, 300, id="the tokenizer's bound"),
        pytest.param(10**30, 256, 256 - MOST_WRITTEN, id="positions, of which the answer needs some"),
    ],
)
def test_how_much_a_model_reads(tmp_path: Path, longest: int, positions: int, room: int) -> None:
    """The least of what we, its tokenizer and its positions allow."""
    tokens = tiny.tokenizer(TEXTS, longest=longest)
    tiny.save(tmp_path, tiny.llama(len(tokens), positions=positions), tokens)
    assert Pretrained.load(str(tmp_path))._room == room


def test_half_precision_is_read_as_bfloat16(tmp_path: Path) -> None:
    """What a CPU is slow with is not kept."""
    tokens = tiny.tokenizer(TEXTS)
    tiny.save(tmp_path, tiny.llama(len(tokens)).to(torch.float16), tokens)
    assert Pretrained.load(str(tmp_path)).model.dtype is torch.bfloat16


def _without(name: str) -> Callable[[Path], object]:
    return lambda folder: (folder / name).unlink()


def _with(name: str, text: str) -> Callable[[Path], object]:
    return lambda folder: (folder / name).write_text(text)


def _configured(**settings: Any) -> Callable[[Path], object]:
    def change(folder: Path) -> None:
        path = folder / "config.json"
        path.write_text(json.dumps(json.loads(path.read_text()) | settings))

    return change


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(_without("config.json"), id="no configuration"),
        pytest.param(_without("model.safetensors"), id="no weights"),
        pytest.param(_with("config.json", "{"), id="broken configuration"),
        pytest.param(_with("model.safetensors", "no tensors"), id="broken weights"),
        pytest.param(_with("tokenizer.json", "{}"), id="broken tokenizer"),
        pytest.param(_with("chat_template.jinja", "{% for %}"), id="broken template"),
        pytest.param(
            _with("chat_template.jinja", "{{ raise_exception('a system turn first') }}"), id="refusing template"
        ),
        pytest.param(_configured(model_type="nonsense"), id="an unknown family"),
        pytest.param(_configured(model_type="vit"), id="a model of pictures"),
        pytest.param(_configured(max_position_embeddings=LEAST_READ), id="no room for an article"),
    ],
)
def test_what_cannot_be_loaded(tmp_path: Path, random_llama: Path, damage: Callable[[Path], object]) -> None:
    """One line names the model and the cause."""
    folder = tmp_path / "model"
    shutil.copytree(random_llama, folder)
    damage(folder)
    with pytest.raises(ModelError) as caught:
        Pretrained.load(str(folder))
    assert str(caught.value).startswith(f"{folder}: ")
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 500


@pytest.mark.parametrize("name", ["/nowhere/model", "./nowhere", "~/nowhere-at-all", "..."])
def test_a_folder_that_is_not_there(name: str) -> None:
    """A path is named as one, and nothing is looked for on a hub."""
    with pytest.raises(ModelError, match="no such folder"):
        Pretrained.load(name)


def test_a_model_brings_no_code(tmp_path: Path, random_llama: Path) -> None:
    """A folder whose configuration names code of its own is not trusted with running it."""
    folder = tmp_path / "model"
    shutil.copytree(random_llama, folder)
    (folder / "own.py").write_text(f"open({str(tmp_path / 'ran')!r}, 'w')")
    _configured(model_type="own", auto_map={"AutoConfig": "own.Config", "AutoModelForCausalLM": "own.Model"})(folder)
    with pytest.raises(ModelError):
        Pretrained.load(str(folder))
    assert not (tmp_path / "ran").exists()
