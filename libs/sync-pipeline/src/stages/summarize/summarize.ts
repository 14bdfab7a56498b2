import type { Stage } from '../stage.ts';
import type { SummarizePorts } from './summarize-ports.ts';
import type { SummarizeAnswer, SummarizeRequest } from '@siesa-integration/workflow-contract';
import { endOfRun } from './end-of-run.ts';
import { reportFailure } from './report-failure.ts';

/** SummarizeSync ends a run that has come to its end; ReportFailure, given a state with `error`, one that has not. Both are safe to repeat. */
export const summarize: Stage<SummarizeRequest, SummarizePorts, SummarizeAnswer> = async (request, ports) =>
  request.kind === 'failure' ? reportFailure(request, ports) : endOfRun(request, ports);
