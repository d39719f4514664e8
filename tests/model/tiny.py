"""A prepared folder with a tiny Gemma of random weights, so that the model's tests need no weights of 253 MB."""

import json
import string
from pathlib import Path

import torch
from transformers import Gemma3ForCausalLM, Gemma3TextConfig

from bot.model.tokens import FILE, SPACE

LAYERS = 2
WIDTH = 32


def vocabulary() -> dict[str, int]:
    """Every ASCII sign, the space mark, the bytes and a few merges, in the order of their numbers."""
    tokens = [*(f"<{number}>" for number in range(4)), "\n", "\n\n", *(f"<0x{byte:02X}>" for byte in range(256)), SPACE]
    tokens += [
        *string.ascii_letters,
        *string.digits,
        *".,;:!?'\"()-%",
        "de",
        f"{SPACE}de",
        "en",
        "een",
        f"{SPACE}een",
        "aan",
    ]
    return {token: number for number, token in enumerate(tokens)}


def prepare(folder: Path) -> Path:
    """Write the tiny model as `bot.model.weights` would write the real one, without its mark of being ready."""
    folder.mkdir(parents=True)
    numbers = vocabulary()
    config = Gemma3TextConfig(
        vocab_size=len(numbers), hidden_size=WIDTH, intermediate_size=64, num_hidden_layers=LAYERS + 1,
        num_attention_heads=2,
        num_key_value_heads=1, head_dim=16, query_pre_attn_scalar=16, sliding_window=16, tie_word_embeddings=True,
    )  # fmt: skip
    torch.manual_seed(0)
    Gemma3ForCausalLM(config).to(torch.bfloat16).save_pretrained(folder)
    (folder / FILE).write_text(
        json.dumps({token: number for token, number in numbers.items() if not token.startswith("<") or "x" in token})
    )
    return folder
