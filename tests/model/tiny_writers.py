"""Tiny models that write freely, made here: a few thousand random weights that learnt one answer by heart, or none.

Each is a folder as `transformers` saves it. Its vocabulary is the words of the texts of the tests, so that its answer
is read back word for word.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import WhitespaceSplit
from tokenizers.processors import TemplateProcessing
from transformers import (
    BartConfig,
    BartForConditionalGeneration,
    Gemma3ForCausalLM,
    Gemma3TextConfig,
    LlamaConfig,
    LlamaForCausalLM,
    PreTrainedModel,
    PreTrainedTokenizerFast,
    T5Config,
    T5ForConditionalGeneration,
)

PAD, BEGIN, END, UNKNOWN, TURN = "<pad>", "<s>", "</s>", "<unk>", "<|turn|>"
WIDTH = 32
TEMPLATE = "<s> {% for message in messages %}<|turn|> {{ message.content }} <|turn|>{% endfor %}"
_IGNORED = -100


def tokenizer(texts: Iterable[str], *, longest: int = 512, template: str | None = None) -> PreTrainedTokenizerFast:
    """A tokenizer of the words of these texts, which begins each text with its sign for that."""
    words = dict.fromkeys(word for text in texts for word in text.split())
    numbers = {word: number for number, word in enumerate((PAD, BEGIN, END, UNKNOWN, TURN, *words))}
    made = Tokenizer(WordLevel(numbers, unk_token=UNKNOWN))
    made.pre_tokenizer = WhitespaceSplit()
    made.post_processor = TemplateProcessing(single=f"{BEGIN} $A", special_tokens=[(BEGIN, numbers[BEGIN])])
    build: Any = PreTrainedTokenizerFast  # its constructor has no types
    fast: PreTrainedTokenizerFast = build(
        tokenizer_object=made,
        pad_token=PAD,
        bos_token=BEGIN,
        eos_token=END,
        unk_token=UNKNOWN,
        model_max_length=longest,
    )
    fast.add_special_tokens({"additional_special_tokens": [TURN]})
    fast.chat_template = template
    return fast


def spoken(tokens: PreTrainedTokenizerFast, answer: str) -> list[int]:
    """An answer as a model is to write it, with its end."""
    return [*tokens(answer, add_special_tokens=False)["input_ids"], tokens.convert_tokens_to_ids(END)]


def llama(size: int, *, positions: int = 512) -> LlamaForCausalLM:
    """A causal model."""
    torch.manual_seed(0)
    return LlamaForCausalLM(
        LlamaConfig(
            vocab_size=size, hidden_size=WIDTH, intermediate_size=64, num_hidden_layers=2, num_attention_heads=2,
            num_key_value_heads=1, max_position_embeddings=positions, pad_token_id=0, bos_token_id=1, eos_token_id=2,
        )
    )  # fmt: skip


def gemma(size: int) -> Gemma3ForCausalLM:
    """A causal model of the embedded one's family."""
    torch.manual_seed(0)
    return Gemma3ForCausalLM(
        Gemma3TextConfig(
            vocab_size=size, hidden_size=WIDTH, intermediate_size=64, num_hidden_layers=2, num_attention_heads=2,
            num_key_value_heads=1, head_dim=16, query_pre_attn_scalar=16, sliding_window=64,
            max_position_embeddings=512, pad_token_id=0, bos_token_id=1, eos_token_id=2, tie_word_embeddings=False,
        )
    )  # fmt: skip


def t5(size: int) -> T5ForConditionalGeneration:
    """A sequence-to-sequence model that wants an instruction."""
    torch.manual_seed(0)
    build: Any = T5Config  # its types leave out what it hands to its base
    return T5ForConditionalGeneration(
        build(
            vocab_size=size, d_model=WIDTH, d_kv=16, d_ff=64, num_layers=2, num_heads=2, dropout_rate=0.0,
            pad_token_id=0, eos_token_id=2, decoder_start_token_id=0,
        )
    )  # fmt: skip


def bart(size: int) -> BartForConditionalGeneration:
    """A sequence-to-sequence model that summarises what it is given."""
    torch.manual_seed(0)
    return BartForConditionalGeneration(
        BartConfig(
            vocab_size=size, d_model=WIDTH, encoder_layers=1, decoder_layers=2, encoder_attention_heads=2,
            decoder_attention_heads=2, encoder_ffn_dim=64, decoder_ffn_dim=64, dropout=0.0,
            max_position_embeddings=512, decoder_start_token_id=2, pad_token_id=0, bos_token_id=1, eos_token_id=2,
            forced_eos_token_id=None, tie_word_embeddings=False,
        )
    )  # fmt: skip


def learn(model: PreTrainedModel, question: Sequence[int], answer: Sequence[int], *, steps: int = 60) -> float:
    """Teach a model one answer by heart; gives the last loss."""
    rows = torch.tensor([question])
    labels = torch.tensor([answer])
    if not model.config.is_encoder_decoder:
        rows = torch.tensor([[*question, *answer]])
        labels = torch.tensor([[*[_IGNORED] * len(question), *answer]])
    optimiser = torch.optim.AdamW(model.parameters(), lr=1e-2)
    model.train()
    loss = torch.tensor(0.0)
    for _ in range(steps):
        loss = model(input_ids=rows, labels=labels).loss
        loss.backward()
        optimiser.step()
        optimiser.zero_grad()
    return float(loss.detach())


def save(folder: Path, model: PreTrainedModel, tokens: PreTrainedTokenizerFast) -> Path:
    """Write both as `from_pretrained` reads them."""
    model.save_pretrained(folder)
    tokens.save_pretrained(folder)
    return folder
