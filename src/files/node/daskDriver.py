"""The driver of `evaluate --dask`: maps `partial` over shards with dask.distributed, and tells what happens as JSON lines.

Standard input: one line of JSON, {scheduler, shards, options, cwd, script, timeout}; its end cancels. Standard output: events.
"""
import json
import os
import queue
import signal
import sys
import threading
import time
import uuid
import zlib
from asyncio import TimeoutError as AsyncTimeout
from concurrent.futures import CancelledError

RETRIES = 3
GATHER_SECONDS = 10
TimeoutErrors = (TimeoutError, AsyncTimeout)


class Failed(Exception):
    """Ends the job: a code and what happened, for the person."""


def say(**event):
    sys.stdout.write(json.dumps(event) + "\n")
    sys.stdout.flush()


def connect(scheduler, timeout):
    try:
        from distributed import Client
    except ImportError as error:
        raise Failed("no-distributed", f"{sys.executable} has no dask.distributed ({error})")
    if ":" not in scheduler and not os.path.isfile(scheduler):
        raise Failed("scheduler-unreachable", f"{scheduler} is no address and no scheduler file that exists")
    options = {"timeout": timeout, "set_as_default": False}
    try:
        return Client(scheduler_file=scheduler, **options) if os.path.isfile(scheduler) else Client(scheduler, **options)
    except Exception as error:
        raise Failed("scheduler-unreachable", f"no Dask scheduler answers at {scheduler} ({brief(error)})")


def brief(error):
    text = str(error).strip().splitlines()
    return f"{type(error).__name__}: {text[-1]}" if text else type(error).__name__


def wait_for_a_worker(client, timeout, cancelled):
    until = time.monotonic() + timeout
    while not client.nthreads():
        if cancelled.is_set():
            raise KeyboardInterrupt
        if time.monotonic() > until:
            raise Failed("no-workers", f"the scheduler has had no worker for {timeout:g} s")
        time.sleep(0.2)


def check_nodes(client):
    answers = client.run(probe, on_error="return").values()
    for answer in sorted((a for a in answers if isinstance(a, dict)), key=lambda a: a["worker"]):
        raise Failed(answer["code"], lack_of(answer))


def lack_of(answer):
    if answer["code"] == "worker-without-node":
        return f"the worker {answer['worker']} has no node in its PATH"
    return f"the worker {answer['worker']} has Node {answer['version']}, which is too old"


def expand(client, patterns, cwd):
    """Every shard in the order given; a pattern of which no file is known is told of, and left out."""
    shards = []
    for index, pattern in enumerate(patterns):
        found = matches(pattern, cwd) or client.submit(matches_there, pattern, cwd, pure=False, retries=RETRIES).result()
        if not found:
            say(type="unmatched", index=len(shards), shard=pattern)
        shards.extend(found)
    return shards


def submit(client, job, shards, done):
    """A future for each shard; the command line is a result of the cluster that each of them depends on."""
    with open(job["script"], "rb") as file:
        bundle = client.submit(bundle_bytes, zlib.compress(file.read(), 9), pure=False, retries=RETRIES)
    futures = []
    for index, shard in enumerate(shards):
        future = client.submit(
            run_shard, shard, job["options"], job["cwd"], job["id"], bundle, pure=False, retries=RETRIES
        )
        future.add_done_callback(lambda _, index=index: done.put(index))
        futures.append(future)
    return futures


def collect(client, job, shards, futures, done, cancelled):
    finished = 0
    idle_since = None
    while finished < len(shards):
        if cancelled.is_set():
            raise KeyboardInterrupt
        try:
            index = done.get(timeout=0.2)
        except queue.Empty:
            idle_since = check_alive(client, idle_since, job["timeout"])
            continue
        idle_since = None
        if not tell(index, shards[index], futures[index]):
            done.put(index)
            continue
        futures[index] = None
        finished += 1
        say(type="progress", done=finished, total=len(shards), shard=shards[index])


def check_alive(client, idle_since, timeout):
    """Since when there has been no scheduler or no worker; None where all is well."""
    try:
        has_workers = client.status == "running" and bool(client.scheduler_info()["workers"])
    except Exception:
        has_workers = False
    if has_workers:
        return None
    if idle_since is not None and time.monotonic() - idle_since > timeout:
        if client.status != "running":
            raise Failed("scheduler-lost", f"the scheduler has not answered for {timeout:g} s")
        raise Failed("no-workers", f"the scheduler has had no worker for {timeout:g} s")
    return idle_since if idle_since is not None else time.monotonic()


def tell(index, shard, future):
    """False where the answer was lost with its worker, and is not there again yet."""
    try:
        answer = future.result(timeout=GATHER_SECONDS)
    except CancelledError:
        raise Failed("scheduler-lost", "the scheduler went away, or cancelled the job")
    except TimeoutErrors:
        return False
    except Exception as error:
        say(type="unreadable", index=index, shard=shard, code="shard-failed", message=brief(error))
        return True
    if "code" in answer:
        raise Failed(answer["code"], lack_of(answer))
    say(type="result", index=index, shard=shard, **answer)
    return True


def cancel(client, job, futures):
    """Ends what runs and what waits, and waits no longer for it than a few seconds."""
    def both():
        client.cancel([f for f in futures if f is not None], force=True)
        client.run(end_job, job["id"], on_error="ignore")

    ending = threading.Thread(target=both, daemon=True)
    ending.start()
    ending.join(5)


def run(job, cancelled):
    client = connect(job["scheduler"], job["timeout"])
    wait_for_a_worker(client, job["timeout"], cancelled)
    check_nodes(client)
    shards = expand(client, job["shards"], job["cwd"])
    say(type="progress", done=0, total=len(shards))
    done = queue.Queue()
    futures = submit(client, job, shards, done)
    try:
        collect(client, job, shards, futures, done, cancelled)
    except BaseException:
        cancel(client, job, futures)
        raise
    say(type="done")


def watch(cancelled):
    sys.stdin.read()
    cancelled.set()


def main():
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    job = {**json.loads(sys.stdin.readline()), "id": uuid.uuid4().hex}
    cancelled = threading.Event()
    threading.Thread(target=watch, args=[cancelled], daemon=True).start()
    try:
        run(job, cancelled)
    except Failed as failed:
        code, message = failed.args
        say(type="failed", code=code, message=message)
    except KeyboardInterrupt:
        say(type="cancelled")
    sys.stdout.flush()
    os._exit(0)


main()
