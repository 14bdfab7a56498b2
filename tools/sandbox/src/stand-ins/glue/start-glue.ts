import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { DeployedJob } from '../../template/deployment.ts';
import { allowOnly } from '../allow-only.ts';
import type { CallRecorder } from '../call-recorder.ts';
import { closeServer, listenOnLoopback } from '../listen.ts';
import type { StandIn } from '../stand-in.ts';

export interface GlueOptions {
  readonly jobs: readonly DeployedJob[];
  /** Does what the job's script does. @param given - the arguments of the run */
  readonly run: (job: DeployedJob, given: Readonly<Record<string, string>>) => Promise<void>;
  /** Only callers that send it are answered. */
  readonly token: string;
  readonly recorder?: CallRecorder;
}

interface Run {
  readonly Id: string;
  readonly JobName: string;
  readonly JobRunState: 'RUNNING' | 'SUCCEEDED' | 'FAILED';
  readonly ErrorMessage?: string;
}

interface Call {
  readonly JobName?: string;
  readonly RunId?: string;
  readonly Arguments?: Readonly<Record<string, string>>;
}

/** The part of Glue that a workflow uses: `StartJobRun` and `GetJobRun`. */
export const startGlue = async ({ token, recorder, ...jobs }: GlueOptions): Promise<StandIn> => {
  const runs = new Map<string, Run>();
  const server = createServer((request, response) => void answer(request, response, runs, jobs));
  recorder?.listenToJson(server, 'glue');
  allowOnly(server, { token });
  return { url: await listenOnLoopback(server), close: () => closeServer(server) };
};

const answer = async (
  request: IncomingMessage,
  response: ServerResponse,
  runs: Map<string, Run>,
  { jobs, run }: Pick<GlueOptions, 'jobs' | 'run'>,
): Promise<void> => {
  const { JobName: name = '', RunId: id = '', Arguments: given = {} } = JSON.parse(await text(request)) as Call;
  const job = jobs.find((each) => each.name === name);
  if (!job) {
    refuse(response, 'EntityNotFoundException', `Entity not found: there is no job ${name}.`);
    return;
  }
  switch (request.headers['x-amz-target']) {
    case 'AWSGlue.StartJobRun': {
      const begun = { Id: `jr_${String(runs.size + 1)}`, JobName: name, JobRunState: 'RUNNING' } as const;
      runs.set(begun.Id, begun);
      run(job, given).then(
        () => runs.set(begun.Id, { ...begun, JobRunState: 'SUCCEEDED' }),
        (error: unknown) => runs.set(begun.Id, { ...begun, JobRunState: 'FAILED', ErrorMessage: String(error) }),
      );
      send(response, 200, { JobRunId: begun.Id });
      return;
    }
    case 'AWSGlue.GetJobRun':
      send(response, 200, { JobRun: runs.get(id) });
      return;
    default:
      refuse(response, 'InvalidInputException', 'Only StartJobRun and GetJobRun are known here.');
  }
};

const refuse = (response: ServerResponse, type: string, message: string): void => {
  send(response, 400, { __type: type, Message: message });
};

const send = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body));
};
