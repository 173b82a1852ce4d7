"""Remembers the newest results of a run in memory, up to so many bytes: near copies ask the same over and over."""

from __future__ import annotations

from collections import OrderedDict

# What Python needs for an entry beside its bytes.
_ENTRY = 250


class Remembered:
    """Packed results by key, of which the oldest are forgotten once all together need more than `most` bytes."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._held = 0
        self._packed: OrderedDict[bytes, bytes] = OrderedDict()

    def get(self, key: bytes) -> bytes | None:
        """Return what was put under `key`, if it is still known."""
        return self._packed.get(key)

    def put(self, key: bytes, packed: bytes) -> None:
        """Remember `packed` under `key`."""
        if key in self._packed:
            return
        self._packed[key] = packed
        self._held += len(packed) + _ENTRY
        while self._held > self._most:
            _, gone = self._packed.popitem(last=False)
            self._held -= len(gone) + _ENTRY
