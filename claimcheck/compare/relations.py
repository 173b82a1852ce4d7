"""How two values of one fact relate."""

from __future__ import annotations

from enum import Enum


class Relation(Enum):
    """`SAME`: the same; `ROUNDER`: both can be right, one is vaguer; `APART`: both can't be right, or hardly."""

    SAME = "same"
    ROUNDER = "rounder"
    APART = "apart"
