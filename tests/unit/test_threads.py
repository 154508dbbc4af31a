"""Work in threads: in order, within each other, and nothing left running after an error or Cancel."""

from __future__ import annotations

import threading
import time
from contextlib import suppress

import numpy as np
import pytest

from mine_restoration.core import threads
from mine_restoration.core.progress import Stopped, go_on


def parts(count):
    return [slice(i, i + 1) for i in range(count)]


@pytest.fixture(params=[1, 2, 8], autouse=True)
def workers(request, monkeypatch):
    """As on a machine with so many processors."""
    monkeypatch.setattr(threads.os, "cpu_count", lambda: request.param)
    threads._staying.cache_clear()
    yield request.param
    threads._staying.cache_clear()


def test_results_come_in_the_order_of_the_parts():
    def slow_first(part):
        time.sleep(0.01 * (part.start == 0))
        return part.start

    assert threads.in_threads(slow_first, parts(20), go_on) == list(range(20))


@pytest.mark.parametrize("_", range(5))
def test_the_same_questions_in_every_run(_):
    asked = []

    def ask(done):
        asked.append(done)
        return True

    threads.in_threads(lambda part: time.sleep(0.001 * (part.start % 3)), parts(9), ask)
    assert asked == [number / 9 for number in range(1, 10)]


def test_work_within_work_ends():
    def inner(part):
        return sum(threads.in_threads(lambda one: one.start, parts(5), go_on)) + part.start

    found = []
    outer = threading.Thread(target=lambda: found.extend(threads.in_threads(inner, parts(30), go_on)), daemon=True)
    outer.start()
    outer.join(20)
    assert found == [10 + i for i in range(30)]


def test_threads_stay_for_the_next_work(workers):
    names = [set(threads.in_threads(lambda part: threading.get_ident(), parts(8), go_on)) for _ in range(20)]
    assert len(set().union(*names)) <= workers


@pytest.mark.parametrize("stopped", [False, True])
def test_nothing_runs_on_after_an_error_or_cancel(stopped):
    running = []

    def work(part):
        running.append(part.start)
        time.sleep(0.02)
        running.remove(part.start)
        if part.start == 2 and not stopped:
            raise KeyError("so")

    with pytest.raises(Stopped if stopped else KeyError):
        threads.in_threads(work, parts(30), (lambda done: done < 0.1) if stopped else go_on)
    assert not running
    assert threads.in_threads(lambda part: part.start, parts(3), go_on) == [0, 1, 2]


def test_jobs_beside_give_their_results_in_order():
    with threads.beside([lambda number=number: number for number in range(5)]) as done:
        assert done() == [0, 1, 2, 3, 4]


def test_jobs_beside_are_done_where_all_threads_wait_for_them():
    def outer(part):
        with threads.beside([lambda: part.start] * 3) as done:
            return sum(done())

    found = []
    thread = threading.Thread(target=lambda: found.extend(threads.in_threads(outer, parts(20), go_on)), daemon=True)
    thread.start()
    thread.join(20)
    assert found == [3 * number for number in range(20)]


def test_nothing_beside_runs_on_after_the_block():
    running = []

    def job():
        running.append(1)
        time.sleep(0.05)
        running.remove(1)

    with suppress(KeyError), threads.beside([job] * 20):
        time.sleep(0.01)
        raise KeyError("so")
    assert not running

    def faulty():
        raise ValueError("so")

    with pytest.raises(ValueError, match="so"), threads.beside([faulty, job]) as done:
        done()
    assert not running


def test_batches_hold_everything_once():
    sizes = np.array([5, 0, 0, 100, 3, 3, 3, 50, 1])
    found = threads.batches(sizes, 10)
    assert [i for part in found for i in range(part.start, part.stop)] == list(range(len(sizes)))
    assert threads.batches(sizes[:0], 10) == []
