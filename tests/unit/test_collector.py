"""The collector of cycles rests while it is asked to, and is always set as it was found."""

from __future__ import annotations

import gc
from threading import Barrier, Thread

import pytest

from mine_restoration.core.collector import collector_resting
from mine_restoration.core.progress import Stopped


@pytest.fixture(autouse=True)
def _collector_on():
    gc.enable()
    yield
    gc.enable()


def test_it_rests_and_wakes_again_also_after_a_fault():
    seen = []

    @collector_resting()
    def work(fails):
        seen.append(gc.isenabled())
        if fails:
            raise Stopped

    work(False)
    assert gc.isenabled()
    with pytest.raises(Stopped):
        work(True)
    assert gc.isenabled()
    assert seen == [False, False]


def test_one_inside_another_does_not_wake_it():
    with collector_resting():
        with collector_resting():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_who_had_switched_it_off_finds_it_off():
    gc.disable()
    with collector_resting():
        pass
    assert not gc.isenabled()


def test_two_threads_that_leave_in_the_order_they_came_wake_it_once_both_are_gone():
    both_in, first_out = Barrier(2), Barrier(2)
    seen = []

    def first():
        with collector_resting():
            both_in.wait(10)
        first_out.wait(10)

    def second():
        with collector_resting():
            both_in.wait(10)
            first_out.wait(10)
            seen.append(gc.isenabled())

    threads = [Thread(target=first), Thread(target=second)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert seen == [False]
    assert gc.isenabled()
