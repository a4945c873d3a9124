"""Many drafts in several processes: the answers in the order of the drafts, a process that dies told and survived."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Literal

from ..errors import Message
from ..records import replace
from ..results import Checked
from .work import Task, Work

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

MANY = 64
"""Drafts; fewer are checked before another process is there."""
CHUNK = 16
"""Drafts that a process gets at once."""

What = Literal["piece", "result"]

DIED = Message(
    "检查这份稿子的进程意外退出，没有查完；请报告给开发者",
    "the process that checked this draft died, so it was not checked; please report it",
)


def cores() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def done(work: Work, what: What, tasks: Sequence[Task], jobs: int) -> Iterator[Any]:
    """What comes of every task, in order: pieces or results; by as many processes as `jobs`, at most."""
    if jobs < 2 or len(tasks) < MANY:
        do: Callable[[Task], Any] = getattr(work, what)
        yield from map(do, tasks)
        return
    yield from _Pool(work, what, jobs).done(tasks)


class _Pool:
    def __init__(self, work: Work, what: What, jobs: int) -> None:
        self.work = work
        self.what = what
        self.jobs = jobs

    def done(self, tasks: Sequence[Task]) -> Iterator[Any]:
        # Smaller ones near the end keep all processes at work.
        size = max(1, min(CHUNK, len(tasks) // (4 * self.jobs)))
        chunks = [tasks[at : at + size] for at in range(0, len(tasks), size)]
        executor = self._executor(self.jobs)
        try:
            futures = [executor.submit(_do, chunk) for chunk in chunks]
            for chunk, future in zip(chunks, futures, strict=True):
                yield from self._answers(chunk, future)
        finally:
            # After Ctrl-C what is not begun is dropped, and what is ends soon. Where Python waits for it at exit,
            # it may say that a pipe was just closed.
            executor.shutdown(wait=True, cancel_futures=True)

    def _executor(self, jobs: int) -> ProcessPoolExecutor:
        from concurrent.futures import ProcessPoolExecutor
        from multiprocessing import get_context

        # Forked ones need load nothing; elsewhere than on Linux libraries of the system do not stand it.
        context = get_context("fork" if sys.platform.startswith("linux") else "spawn")
        return ProcessPoolExecutor(jobs, context, _begin, (self.work, self.what))

    def _answers(self, chunk: Sequence[Task], future: Future[list[Any]]) -> Iterator[Any]:
        from concurrent.futures.process import BrokenProcessPool

        try:
            answers = future.result()
        except BrokenProcessPool:
            # Which draft it was, nobody knows: each gets a process of its own.
            answers = [self._alone(task) for task in chunk]
        for task, answer in zip(chunk, answers, strict=True):
            yield self._whole(task, answer)

    def _alone(self, task: Task) -> Any:
        from concurrent.futures.process import BrokenProcessPool

        with self._executor(1) as executor:
            try:
                return executor.submit(_do, [task]).result()[0]
            except BrokenProcessPool:
                return getattr(self.work, self.what)(task._replace(data=None, problem=DIED))

    def _whole(self, task: Task, answer: Any) -> Any:
        """The answer, with the pack in it, which is not sent along with each."""
        if not isinstance(answer, Checked) or answer.pack is not None:
            return answer
        name = answer.__dict__.pop("pack_name", None)
        pack = next((pack for pack in self.work.choices[task.choice].packs if pack.name == name), None)
        return replace(answer, pack=pack)


_work: list[tuple[Work, What]] = []
"""What this process is there for; empty in the first one."""


def _begin(work: Work, what: What) -> None:
    import signal

    # Ctrl-C goes to all processes: this one ends at once, without a word, and the first one says what there is to say.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    _work[:] = [(work, what)]


def _do(tasks: Sequence[Task]) -> list[Any]:
    [(work, what)] = _work
    return [_light(getattr(work, what)(task)) for task in tasks]


def _light(answer: Any) -> Any:
    """The answer without the pack: the first process has it."""
    if isinstance(answer, Checked) and answer.pack is not None:
        name = answer.pack.name
        answer = replace(answer, pack=None)
        answer.__dict__["pack_name"] = name
    return answer
