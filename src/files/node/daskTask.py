"""What runs on the workers of a Dask cluster: the command line is written to the worker's own folder, and run on one shard.

Sent to the workers by value, so it imports what it needs where it needs it, and nothing but Python and distributed.
"""


def bundle_bytes(packed):
    """The command line as a result of the cluster: whoever loses it asks for it again."""
    return packed


def node_of():
    """The worker's Node, or None."""
    import os
    import shutil

    return shutil.which(os.environ.get("SURPRISAL_NODE") or "node")


def lacks_node(address):
    return {"code": "worker-without-node", "worker": address}


def probe(dask_worker):
    """None where this worker has a Node of 20 or newer, else what it lacks."""
    import subprocess

    node = node_of()
    if node is None:
        return lacks_node(dask_worker.address)
    version = subprocess.run([node, "--version"], stdin=subprocess.DEVNULL, capture_output=True, text=True).stdout.strip()
    major = version.lstrip("v").split(".")[0]
    if not major.isdigit() or int(major) < 20:
        return {"code": "worker-with-old-node", "worker": dask_worker.address, "version": version}
    return None


def script_of(worker, packed):
    """The command line in the worker's own folder, named by its content, written once; .cjs, whatever package is around it."""
    import hashlib
    import os
    import tempfile
    import zlib

    folder = os.path.join(worker.local_directory, "surprisal-" + hashlib.sha256(packed).hexdigest()[:16])
    script = os.path.join(folder, "cli.cjs")
    if not os.path.exists(script):
        os.makedirs(folder, exist_ok=True)
        handle, half = tempfile.mkstemp(dir=folder)
        with os.fdopen(handle, "wb") as file:
            file.write(zlib.decompress(packed))
        os.replace(half, script)
    return script


def folder_for(shard, cwd):
    """Where relative names count from: where the person is, if the worker sees that folder; else where the worker is."""
    import os

    is_here = os.path.exists(shard) and not os.path.exists(os.path.join(cwd, shard))
    return cwd if os.path.isdir(cwd) and not is_here else os.getcwd()


def matches(pattern, cwd):
    """The files that a pattern stands for, sorted; a name that exists stands for itself."""
    import glob
    import os

    if os.path.exists(os.path.join(cwd, pattern)) or not glob.has_magic(pattern):
        return [pattern]
    base = "" if os.path.isabs(pattern) else glob.escape(os.path.join(cwd, ""))
    found = sorted(glob.glob(base + pattern, recursive=True))
    return [file[len(os.path.join(cwd, "")) :] if base else file for file in found]


def matches_there(pattern, cwd):
    """The same, from a worker: in the person's folder if there is one there, else in the worker's."""
    import os

    return matches(pattern, cwd) or matches(pattern, os.getcwd())


def run_shard(shard, options, cwd, job, packed):
    """The partial of one shard as text. A shard that cannot be read is an answer; a process that was killed is tried again."""
    import subprocess

    from distributed import get_worker

    worker = get_worker()
    node = node_of()
    if node is None:
        return lacks_node(worker.address)
    command = [node, script_of(worker, packed), "partial", *options, "--", shard]
    running = subprocess.Popen(
        command,
        cwd=folder_for(shard, cwd),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    jobs = worker.__dict__.setdefault("surprisal_jobs", {}).setdefault(job, set())
    jobs.add(running)
    try:
        out, err = running.communicate()
    finally:
        jobs.discard(running)
    if running.returncode not in (0, 2):
        raise RuntimeError(f"node on {worker.address} ended with status {running.returncode} {err[-300:]}".strip())
    return {"partial": out, "message": err.strip()}


def end_job(job, dask_worker):
    """Ends what still runs for a job that was cancelled."""
    for running in list(getattr(dask_worker, "surprisal_jobs", {}).pop(job, ())):
        running.kill()
