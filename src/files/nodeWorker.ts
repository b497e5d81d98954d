/** dist/fileWorker.js: the thread of Node that reads prediction files. A job comes as a message; shares of one as workerData. */
import {availableParallelism} from 'node:os';
import {parentPort, workerData} from 'node:worker_threads';
import type {FileEvent, FileJob} from '../core/report/job.ts';
import type {Access} from './access.ts';
import {type Evaluate, jobFiles, runJob} from './job.ts';
import {memoryAccess} from './memoryAccess.ts';
import {answerTask, evaluateFile, type Task} from './node/evaluateFile.ts';
import {nodeAccess} from './node/nodeAccess.ts';
import {evaluateHere} from './readers/runTask.ts';

const post = (event: FileEvent): void => parentPort!.postMessage(event);

const byPath: Evaluate = (file, plan, options) => evaluateFile(file, plan, __filename, availableParallelism(), options);

function answerJob(job: FileJob): Promise<void> {
  if ('path' in job.file) return runJob(job, nodeAccess, byPath, post);
  const access: Access = memoryAccess(jobFiles(job));
  return runJob(job, access, evaluateHere(access), post);
}

const task = (workerData as {readonly surprisalTask?: Task} | null)?.surprisalTask;
if (task) void answerTask(task).then((part) => parentPort!.postMessage(part));
else parentPort?.on('message', (job: FileJob) => void answerJob(job));
