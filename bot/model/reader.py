"""Gemma's lower layers reading token sequences: hidden states, and no vocabulary layer at all."""

from collections.abc import Sequence
from pathlib import Path

import torch
from safetensors import safe_open
from torch import nn
from transformers import Gemma3TextConfig
from transformers.models.gemma3.modeling_gemma3 import Gemma3RotaryEmbedding, Gemma3TextModel

from bot.model.embedding import EmbeddingFile


class Reader:
    """The first `layers` layers of the model in a prepared folder, in bfloat16, weights mapped from the file."""

    def __init__(self, folder: Path, layers: int) -> None:
        config = Gemma3TextConfig.from_pretrained(folder)
        config.num_hidden_layers = layers
        config.layer_types = list(config.layer_types or ())[:layers]
        config.use_cache = False
        path = folder / "model.safetensors"
        self._embedding = EmbeddingFile(path)
        self._scale = torch.tensor(config.hidden_size**0.5, dtype=torch.bfloat16)
        self._model = _layers(config, path)

    def read(self, sequences: Sequence[Sequence[int]]) -> list[torch.Tensor]:
        """The hidden states of each sequence, (tokens, width), float32, each scaled to one length.

        Sequences are padded on the right, which a causal model never looks at.
        """
        longest = max(map(len, sequences))
        padded = [[*sequence, *[0] * (longest - len(sequence))] for sequence in sequences]
        vectors = self._embedding.vectors([number for row in padded for number in row]) * self._scale
        with torch.inference_mode():
            states = self._model(inputs_embeds=vectors.view(len(padded), longest, -1)).last_hidden_state.float()
        states = nn.functional.normalize(states, dim=-1)
        return [states[place, : len(sequence)] for place, sequence in enumerate(sequences)]

    def operations(self, tokens: float) -> float:
        """Floating-point operations of the matrix products for so many tokens, without attention's own."""
        return 2 * tokens * sum(weight.numel() for weight in self._model.parameters())


def _layers(config: Gemma3TextConfig, path: Path) -> Gemma3TextModel:
    with torch.device("meta"):
        model = Gemma3TextModel(config)
    model.set_submodule("embed_tokens", nn.Identity())
    model.set_submodule("norm", nn.Identity())  # a head of ours follows, at a scale of its own
    wanted = set(model.state_dict())
    with safe_open(path, framework="pt") as file:
        names = {name: f"model.{name}" for name in wanted}
        model.load_state_dict({name: file.get_tensor(kept) for name, kept in names.items()}, assign=True)
    model.rotary_emb = Gemma3RotaryEmbedding(config)
    model.train(False)
    model.requires_grad_(False)
    return model
