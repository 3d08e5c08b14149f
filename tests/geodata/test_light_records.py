"""Light records: made as any frozen dataclass is, and compared, hashed and altered like one."""

from __future__ import annotations

import pickle
from dataclasses import FrozenInstanceError, dataclass, field, replace

import pytest

from geodata.light_records import altered, light


@dataclass(frozen=True, slots=True, kw_only=True)
class Guarded:
    """The frozen dataclass that a light one is measured by."""

    start: int
    words: str = "shells"
    found: list[int] = field(default_factory=list)


@light
@dataclass(frozen=True, slots=True, kw_only=True)
class Light:
    """A light record."""

    start: int
    words: str = "shells"
    found: list[int] = field(default_factory=list)


@light
@dataclass(frozen=True, slots=True)
class InOrder:
    """A light record whose fields may be given in order."""

    row: int
    name: str


def test_it_has_the_fields_and_defaults_that_were_declared() -> None:
    record = Light(start=3)
    assert (record.start, record.words, record.found) == (3, "shells", [])
    assert repr(record) == "Light(start=3, words='shells', found=[])"
    assert Light(start=3).found is not record.found


def test_fields_by_keyword_only_stay_so() -> None:
    with pytest.raises(TypeError):
        Light(3)  # type: ignore[misc]
    with pytest.raises(TypeError):
        Light(words="rockets")  # type: ignore[call-arg]
    assert InOrder(1, "Ganja") == InOrder(row=1, name="Ganja")


def test_it_is_equal_hashed_and_altered_by_its_fields() -> None:
    assert replace(Light(start=3), words="rockets") == Light(start=3, words="rockets") != Light(start=3)
    assert len({InOrder(1, "Ganja"), InOrder(1, "Ganja"), InOrder(2, "Ganja")}) == 2


def test_it_travels_between_processes() -> None:
    assert pickle.loads(pickle.dumps(InOrder(1, "Ganja"))) == InOrder(1, "Ganja")  # noqa: S301  made here


def test_it_has_no_room_for_a_field_that_was_not_declared() -> None:
    with pytest.raises(AttributeError):
        InOrder(1, "Ganja").lang = "az"  # type: ignore[attr-defined]


def test_only_the_guard_at_run_time_is_gone() -> None:
    with pytest.raises(FrozenInstanceError):
        Guarded(start=3).start = 4  # type: ignore[misc]
    record = Light(start=3)
    record.start = 4  # type: ignore[misc]  # what the type checker still forbids
    assert record.start == 4


def test_altering_leaves_the_record_as_it_was_and_refuses_fields_that_it_lacks() -> None:
    record = Light(start=3, words="shells")
    assert altered(record, words="rockets") == Light(start=3, words="rockets") != record
    with pytest.raises(AttributeError):
        altered(record, end=5)  # type: ignore[call-arg]
    with pytest.raises(FrozenInstanceError):
        altered(Guarded(start=3), words="rockets")
