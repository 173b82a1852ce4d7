"""What two values of one fact are to each other."""

from __future__ import annotations

from enum import Enum


class Relation(Enum):
    """`SAME` says the same; `ROUNDER` can hold together, one being vaguer; `APART` can't (or hardly) both be right."""

    SAME = "same"
    ROUNDER = "rounder"
    APART = "apart"
