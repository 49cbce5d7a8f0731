"""Every engine gives what this process alone would give."""

from collections.abc import Iterator
from functools import partial

import pytest

from crossread.engine import Engine, Here
from crossread.engines.pool import Pool
from engines import Shuffled


def _repeated(number: int, word: str) -> list[str]:
    """As many words as the number's last figure says, so that some items give none and some several."""
    return [f"{word}{number}"] * (number % 3)


def _last_figure(number: int) -> str:
    return str(number % 10)


def _fails(number: int) -> list[int]:
    if number == 5:
        raise LookupError("no such item: 5")
    return [number]


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    """Two processes, started once for all tests here."""
    with Pool(2) as started:
        yield started


@pytest.mark.parametrize("length", [0, 1, 2, 7, 8, 9, 100])
def test_a_pool_gives_what_one_process_gives(pool: Pool, length: int) -> None:
    """However many items there are, a pool gives the results of this process in the same order."""
    function = partial(_repeated, word="w")
    assert pool.each(function, range(length)) == Here().each(function, range(length))


def test_a_pool_groups_as_one_process_does(pool: Pool) -> None:
    """A pool gives the same groups in the same order as this process."""
    assert pool.group(_last_figure, range(50)) == Here().group(_last_figure, range(50))


def test_an_error_in_a_pool_reaches_the_caller(pool: Pool) -> None:
    """What goes wrong in another process is raised here, and the pool can be used again."""
    with pytest.raises(LookupError, match="no such item: 5"):
        pool.each(_fails, range(20))
    assert pool.each(_fails, range(3)) == [0, 1, 2]


def test_a_pool_that_is_left_starts_again_when_it_is_needed() -> None:
    """Leaving a pool ends its processes; a later call starts new ones."""
    pool = Pool(1)
    with pool:
        assert pool.each(_fails, range(3)) == [0, 1, 2]
    with pool:
        assert pool.each(_fails, range(4)) == [0, 1, 2, 3]


def test_a_pool_of_no_processes_is_refused() -> None:
    """A pool without a process is refused at once."""
    with pytest.raises(ValueError, match="at least one"):
        Pool(0)


@pytest.mark.parametrize("seed", range(5))
def test_the_shuffling_engine_keeps_everything_but_order(seed: int) -> None:
    """The engine that shuffles loses and adds nothing, and does change the order."""
    engine: Engine = Shuffled(seed)
    function = partial(_repeated, word="w")
    mixed, plain = engine.each(function, range(40)), Here().each(function, range(40))
    assert sorted(mixed) == sorted(plain) and mixed != plain
    groups, ordered = engine.group(_last_figure, range(50)), Here().group(_last_figure, range(50))
    assert sorted(map(sorted, groups)) == sorted(map(sorted, ordered)) and groups != ordered
