"""Long work: its progress, its end, and who sees it."""

import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from api.app import make_app
from api.jobs import Cancelled, Jobs, Watch
from api.service import Service
from api.settings import read_settings
from graph_model.errors import Problem, UnknownName, WrongInput
from tests.asking import Ask, asking, finished

KEPT = timedelta(hours=1)


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    opened = Service(read_settings(ledger=f"sqlite:///{tmp_path / 'l.db'}"))
    yield opened
    opened.close()


@pytest.fixture
def ask(service: Service) -> Ask:
    return asking(make_app(service, with_pages=False))


def owner(service: Service, ask: Ask) -> str:
    """Whom the service takes the one person at the machine for."""
    begun = ask("POST", "exports/jsonl").json()
    finished(ask, begun["id"])
    return service.jobs.get(begun["id"]).owner


class Steps:
    """Work that stands still at each step until it is let on."""

    def __init__(self) -> None:
        self.reached, self.on = threading.Event(), threading.Event()

    def __call__(self, watch: Watch) -> dict[str, Any]:
        watch.tell(0.5, "过半", "Half way")
        self.reached.set()
        assert self.on.wait(30)
        watch.tell(0.9, "快好了", "Nearly done")
        return {"answer": 42}


def test_a_job_tells_how_far_it_is_and_what_came_of_it(service: Service, ask: Ask) -> None:
    steps = Steps()
    job = service.jobs.start("test", owner(service, ask), steps)
    assert steps.reached.wait(30)
    half = ask("GET", f"jobs/{job.id}").json()
    assert (half["state"], half["progress"]) == ("running", 0.5)
    assert half["words"] == {"zh": "过半", "en": "Half way"}
    steps.on.set()
    done = finished(ask, job.id)
    assert (done["state"], done["result"], done["problem"]) == ("done", {"answer": 42}, None)


def test_a_job_ends_at_its_next_step_when_it_is_cancelled(service: Service, ask: Ask) -> None:
    steps = Steps()
    job = service.jobs.start("test", owner(service, ask), steps)
    assert steps.reached.wait(30)
    assert ask("DELETE", f"jobs/{job.id}").status_code == 200
    steps.on.set()
    assert finished(ask, job.id)["state"] == "cancelled"
    again = ask("DELETE", f"jobs/{job.id}")
    assert again.status_code == 422 and "已经结束" in again.json()["detail"]


def test_a_job_that_waits_is_cancelled_at_once(tmp_path: Path) -> None:
    jobs, steps = Jobs(tmp_path, 1, KEPT), Steps()
    jobs.start("test", "甲", steps)
    waiting = jobs.start("test", "甲", lambda watch: {})
    jobs.cancel(waiting.id)
    assert jobs.get(waiting.id).state == "cancelled"
    steps.on.set()
    jobs.close()
    assert jobs.get(waiting.id).state == "cancelled"


def test_what_went_wrong_is_a_problem_document(service: Service, ask: Ask) -> None:
    def refuse(watch: Watch) -> dict[str, Any]:
        raise WrongInput([Problem("表4 › 第3行", "空白")])

    job = service.jobs.start("test", owner(service, ask), refuse)
    found = finished(ask, job.id)
    assert (found["state"], found["problem"]["status"]) == ("failed", 422)
    assert found["problem"]["problems"] == [{"where": "表4 › 第3行", "message": "空白"}]


def test_a_defect_says_nothing_of_its_inside(service: Service, ask: Ask) -> None:
    def break_(watch: Watch) -> dict[str, Any]:
        raise ZeroDivisionError("secret")

    job = service.jobs.start("test", owner(service, ask), break_)
    problem = finished(ask, job.id)["problem"]
    assert problem["status"] == 500 and "secret" not in problem["detail"]


def test_processes_beside_each_other_see_each_others_jobs(tmp_path: Path) -> None:
    one, other, steps = Jobs(tmp_path, 1, KEPT), Jobs(tmp_path, 1, KEPT), Steps()
    job = one.start("test", "甲", steps)
    assert steps.reached.wait(30)
    assert other.get(job.id).state == "running"
    other.cancel(job.id)
    steps.on.set()
    one.close()
    assert other.get(job.id).state == "cancelled"
    other.close()


def test_a_job_whose_service_stops_has_failed_and_says_what_to_do(tmp_path: Path) -> None:
    one, steps = Jobs(tmp_path, 1, KEPT), Steps()
    job = one.start("test", "甲", steps)
    assert steps.reached.wait(30)
    closing = threading.Thread(target=one.close)
    closing.start()
    with pytest.raises(Cancelled):
        while True:
            one.refuse_cancelled("0" * 16)
    steps.on.set()
    closing.join()
    other = Jobs(tmp_path, 1, KEPT)
    failed = other.get(job.id)
    assert failed.state == "failed" and failed.problem
    assert "重新开始" in failed.problem["detail"]


def test_a_job_whose_process_was_killed_has_failed(tmp_path: Path) -> None:
    jobs = Jobs(tmp_path, 1, KEPT)
    job = jobs.make("test", "甲")
    (tmp_path / "processes" / job.process).unlink()
    other = Jobs(tmp_path, 1, KEPT)
    assert other.get(job.id).state == "failed"
    jobs.close()


def test_old_jobs_go_when_new_ones_come(tmp_path: Path) -> None:
    jobs = Jobs(tmp_path, 1, timedelta(0))

    def leave_a_file(watch: Watch) -> dict[str, Any]:
        watch.file.write_text("x")
        return {}

    old = jobs.start("test", "甲", leave_a_file)
    jobs.close()
    assert jobs.file_of(old.id).exists()
    other = Jobs(tmp_path, 1, timedelta(0))
    other.make("test", "甲")
    other.close()
    assert not jobs.file_of(old.id).exists()
    with pytest.raises(UnknownName):
        jobs.get(old.id)


@pytest.mark.parametrize("id_", ["0" * 16, "..%2F..%2Fl.db", "x", "0" * 300])
def test_a_job_that_is_not_there_is_a_404(ask: Ask, id_: str) -> None:
    assert ask("GET", f"jobs/{id_}").status_code == 404


def test_nobody_else_may_look_into_the_folder(tmp_path: Path) -> None:
    jobs = Jobs(tmp_path / "work", 1, KEPT)
    jobs.make("test", "甲")
    assert {path.stat().st_mode & 0o077 for path in (tmp_path / "work").rglob("*")} == {0}
    jobs.close()


def test_the_work_of_a_job_is_told_when_it_is_to_end(tmp_path: Path) -> None:
    jobs = Jobs(tmp_path, 1, KEPT)
    job = jobs.make("test", "甲")
    jobs.cancel(job.id)
    with pytest.raises(Cancelled):
        Watch(jobs, job).tell(0.1, "", "")
    jobs.close()
