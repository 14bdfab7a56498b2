import type { HandOverAnswer, SummarizeAnswer, SummarizeRequest } from '@siesa-integration/workflow-contract';
import type { Stage } from '../stage.ts';
import { endOfRun } from './end-of-run.ts';
import { reportFailure } from './failure/report-failure.ts';
import type { SummarizePorts } from './summarize-ports.ts';

/** Ends a run: SummarizeSync after its last part, ReportFailure after a state that failed. Safe to repeat. */
export const summarize: Stage<SummarizeRequest, SummarizePorts, SummarizeAnswer | HandOverAnswer> = async (
  request,
  ports,
  slice,
) => (request.kind === 'failure' ? reportFailure(request, ports) : endOfRun(request, ports, slice));
