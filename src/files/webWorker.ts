/** dist/web/fileWorker.js: the web worker that reads prediction files, whose bytes come with the job. */
import type {FileEvent, FileJob} from '../core/report/job.ts';
import {jobFiles, runJob} from './job.ts';
import {memoryAccess} from './memoryAccess.ts';
import {evaluateHere} from './readers/runTask.ts';

interface WorkerScope {
  onmessage: ((message: {readonly data: FileJob}) => void) | null;
  readonly postMessage: (event: FileEvent) => void;
}

const scope = globalThis as unknown as WorkerScope;

scope.onmessage = ({data: job}) => {
  const access = memoryAccess(jobFiles(job));
  void runJob(job, access, evaluateHere(access), (event) => scope.postMessage(event));
};
