import { lambdaHandler } from '@siesa-integration/aws-runtime';
import { extract, parseExtractRequest } from '@siesa-integration/sync-pipeline';
import { composeExtractor } from './compose.ts';

// Once per cold start: every invocation of this instance shares these connections.
const ports = composeExtractor(process.env);

/** Reads one slice of a client's Siesa into raw parts. Safe to repeat. */
export const handler = lambdaHandler(
  'extractor',
  parseExtractRequest,
  (request, slice) => extract(request, ports, slice),
  { redact: ports.redact },
);
