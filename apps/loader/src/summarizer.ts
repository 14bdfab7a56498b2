import { lambdaHandler } from '@siesa-integration/aws-runtime';
import { parseSummarizeRequest, summarize } from '@siesa-integration/sync-pipeline';
import { composeSummarizer } from './compose-summarizer.ts';

// Once per cold start: every invocation of this instance shares these connections.
const ports = composeSummarizer(process.env);

/** Ends a run: counts every record, moves the cursor, reports what failed. Safe to repeat. */
export const handler = lambdaHandler(
  'summarizer',
  parseSummarizeRequest,
  (request, slice) => summarize(request, ports, slice),
  { redact: ports.redact },
);
