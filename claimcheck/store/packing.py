"""Packs an extraction, or another of our values, into bytes, and unpacks it again.

The bytes are compressed JSON: lists of values in the order of the fields, written and read by the types of
`claimcheck.model`. Reading gives values of those types or fails; it can't run code, as a pickle could.
"""

from __future__ import annotations

import json
import sys
import types
import zlib
from collections.abc import Callable
from dataclasses import MISSING, Field, fields
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from claimcheck.model import Article, Extraction, Quantity, Span, TimeRef

# A claim shares its figure or date with the article; anything packed before is packed as its number.
_SHARED = (Quantity, TimeRef)

# Values so far, by their place; while packing, their places by identity.
_Made = list[Any]
_Places = dict[int, int]
_Writer = Callable[[Any, _Places], Any]
_Reader = Callable[[Any, _Made], Any]


Value = TypeVar("Value")
_SHORT = 40


class DamagedError(ValueError):
    """Bytes that are not a packed extraction."""


def pack(extraction: Extraction) -> bytes:
    """Return `extraction` as bytes, without its article."""
    write, _ = _dataclass(Extraction, leave_out="article")
    return _squeezed(write(extraction, {}))


def pack_value(value: object) -> bytes:
    """Return as bytes a `value` of a dataclass of ours."""
    write, _ = _dataclass(type(value))
    return _squeezed(write(value, {}))


def _squeezed(written: Any) -> bytes:
    listed = json.dumps(written, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(listed.encode("utf-8", "surrogatepass"), 1)


def unpack(packed: bytes, article: Article) -> Extraction:
    """Return the extraction that `packed` holds, as that of `article`.

    Raises:
        DamagedError: the bytes are not what `pack` made.
    """
    _, read = _dataclass(Extraction, leave_out="article", given=("article", article))
    return cast("Extraction", _read(packed, read))


def unpack_value(packed: bytes, kind: type[Value]) -> Value:
    """Return the value of the dataclass `kind` that `packed` holds.

    Raises:
        DamagedError: the bytes are not what `pack_value` made of one.
    """
    _, read = _dataclass(kind)
    return cast("Value", _read(packed, read))


def _read(packed: bytes, read: _Reader) -> Any:
    try:
        return read(json.loads(zlib.decompress(packed).decode("utf-8", "surrogatepass")), [])
    except (ValueError, TypeError, IndexError, RecursionError, zlib.error) as error:
        raise DamagedError(str(error)) from error


def _dataclass(
    kind: Any, *, leave_out: str | None = None, given: tuple[str, Any] | None = None
) -> tuple[_Writer, _Reader]:
    """Return what writes and what reads a `kind`: its fields in a list, up to the last that is not a default."""
    parts = [(name, default, *forms) for name, default, forms in _fields(kind) if name != leave_out]
    extra = dict([given]) if given else {}

    def write(value: Any, places: _Places) -> list[Any]:
        written: list[Any] = []
        needed = 0
        for name, default, write_field, _ in parts:
            field_value = getattr(value, name)
            written.append(write_field(field_value, places))
            if field_value is not default and field_value != default:
                needed = len(written)
        return written[:needed]

    def read(listed: Any, made: _Made) -> Any:
        if type(listed) is not list or len(listed) > len(parts):
            raise TypeError(f"no {kind.__name__}")
        # If one of the last fields is missing and has no default, the type itself raises an error.
        values = {part[0]: part[3](value, made) for part, value in zip(parts, listed, strict=False)}
        return kind(**values, **extra)

    return write, read


@cache
def _fields(kind: Any) -> list[tuple[str, Any, tuple[_Writer, _Reader]]]:
    """Return name, default and forms of each field of `kind`; the forms of the types are made once."""
    hints = get_type_hints(kind)
    return [(field.name, _default(field), _forms(hints[field.name])) for field in fields(kind)]


def _default(field: Field[Any]) -> Any:
    if field.default_factory is not MISSING:
        return field.default_factory()
    return field.default


@cache
def _forms(hint: Any) -> tuple[_Writer, _Reader]:
    """Return what writes and what reads a value of the type `hint`."""
    if hint in _PLAIN:
        return _PLAIN[hint]
    if hint in _SHARED:
        return _shared(hint)
    origin = get_origin(hint)
    if origin is Literal:
        return _literal(get_args(hint))
    if origin in (Union, types.UnionType):
        return _union(get_args(hint))
    if origin is tuple:
        return _tuple(get_args(hint))
    return _dataclass(hint)


def _literal(allowed: tuple[Any, ...]) -> tuple[_Writer, _Reader]:
    known = {value: value for value in allowed}

    def read(value: Any, _: _Made) -> Any:
        if type(value) is str and value in known:
            return known[value]
        raise TypeError(f"not one of {allowed}")

    return _as_it_is, read


def _union(members: tuple[Any, ...]) -> tuple[_Writer, _Reader]:
    """Return the forms of `X | None` and of `X | tuple[...] | None`."""
    pairs = [member for member in members if get_origin(member) is tuple]
    single = [member for member in members if member is not type(None) and member not in pairs]
    if type(None) not in members or len(pairs) > 1 or len(single) > 1:
        raise TypeError(f"there is no way to tell the values of {members} apart")
    write_pair, read_pair = _forms(pairs[0]) if pairs else (_refuse, _refuse)
    write_single, read_single = _forms(single[0]) if single else (_refuse, _refuse)

    def write(value: Any, places: _Places) -> Any:
        if value is None:
            return None
        return write_pair(value, places) if pairs and type(value) is tuple else write_single(value, places)

    def read(value: Any, made: _Made) -> Any:
        if value is None:
            return None
        return read_pair(value, made) if pairs and type(value) is list else read_single(value, made)

    return write, read


def _tuple(members: tuple[Any, ...]) -> tuple[_Writer, _Reader]:
    if members[1:] == (...,):
        write_each, read_each = _forms(members[0])
        if write_each is _as_it_is:
            return _listed, lambda value, made: tuple([read_each(item, made) for item in _a_list(value)])
        return (
            lambda value, places: [write_each(item, places) for item in value],
            lambda value, made: tuple([read_each(item, made) for item in _a_list(value)]),
        )
    forms = [_forms(member) for member in members]
    return (
        lambda value, places: [write(item, places) for (write, _), item in zip(forms, value, strict=True)],
        lambda value, made: tuple(read(item, made) for (_, read), item in zip(forms, _a_list(value), strict=True)),
    )


def _shared(kind: type[Any]) -> tuple[_Writer, _Reader]:
    write_whole, read_whole = _dataclass(kind)

    def write(value: Any, places: _Places) -> Any:
        place = places.get(id(value))
        if place is None:
            written = write_whole(value, places)
            places[id(value)] = len(places)
            return written
        return place

    def read(value: Any, made: _Made) -> Any:
        if type(value) is int:
            found = made[value] if 0 <= value < len(made) else None
            if type(found) is not kind:
                raise TypeError(f"no {kind.__name__} was packed before as number {value}")
            return found
        whole = read_whole(value, made)
        made.append(whole)
        return whole

    return write, read


def _as_it_is(value: Any, _: _Places) -> Any:
    return value


def _refuse(value: Any, _: Any) -> Any:
    raise TypeError(f"no value can be like {type(value).__name__}")


def _listed(value: Any, _: _Places) -> Any:
    return list(value)


def _a_list(value: Any) -> list[Any]:
    if type(value) is not list:
        raise TypeError("no list")
    return value


def _plain(*kinds: type[Any]) -> _Reader:
    def read(value: Any, _: _Made) -> Any:
        if type(value) not in kinds:
            raise TypeError(f"no {kinds[0].__name__}")
        return value

    return read


def _read_text(value: Any, _: _Made) -> str:
    if type(value) is not str:
        raise TypeError("no text")
    # Names, heads and rule ids are often repeated: keeping each once saves a third of a result's memory.
    return sys.intern(value) if len(value) < _SHORT else value


def _read_span(value: Any, _: _Made) -> Span:
    if type(value) is not list:
        raise TypeError("no span")
    start, end = value
    if type(start) is not int or type(end) is not int:
        raise TypeError("no span")
    return Span(start, end)


def _read_decimal(value: Any, _: _Made) -> Decimal:
    if type(value) is not str:
        raise TypeError("no number")
    try:
        return Decimal(value)
    except InvalidOperation as error:
        raise TypeError("no number") from error


def _read_date(value: Any, _: _Made) -> date:
    return date.fromisoformat(value)


_PLAIN: dict[Any, tuple[_Writer, _Reader]] = {
    str: (_as_it_is, _read_text),
    int: (_as_it_is, _plain(int)),
    # A whole number stays one: 1 and 1.0 are equal, but written differently.
    float: (_as_it_is, _plain(float, int)),
    bool: (_as_it_is, _plain(bool)),
    Span: (_listed, _read_span),
    Decimal: (lambda value, _: str(value), _read_decimal),
    date: (lambda value, _: value.isoformat(), _read_date),
}
