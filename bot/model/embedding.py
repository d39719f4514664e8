"""The embedding table on disk: 336 MB of which an article needs a few hundred rows, so only those are read."""

import json
import os
import struct
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch

TENSOR = "model.embed_tokens.weight"


class EmbeddingFile:
    """Rows of the embedding table in a safetensors file, as bfloat16.

    A memory map would bring in 64 KiB around every row: 100 MB resident after a few articles.
    """

    def __init__(self, path: Path) -> None:
        self._file = os.open(path, os.O_RDONLY)
        (length,) = struct.unpack("<Q", os.pread(self._file, 8, 0))
        entry = json.loads(os.pread(self._file, length, 8))[TENSOR]
        if entry["dtype"] != "BF16":
            raise ValueError(f"{TENSOR} is {entry['dtype']}")
        self.rows, self.width = entry["shape"]
        self._start = 8 + length + entry["data_offsets"][0]

    def vectors(self, numbers: Sequence[int]) -> torch.Tensor:
        """The rows of these tokens, (len(numbers), width)."""
        distinct = {number: place for place, number in enumerate(dict.fromkeys(numbers))}
        size = self.width * 2
        table = np.empty((len(distinct), self.width), dtype=np.int16)
        for number, place in distinct.items():
            table[place] = np.frombuffer(os.pread(self._file, size, self._start + number * size), dtype=np.int16)
        places = torch.tensor([distinct[number] for number in numbers])
        return torch.from_numpy(table).view(torch.bfloat16)[places]

    def close(self) -> None:
        """Give the file back."""
        os.close(self._file)
