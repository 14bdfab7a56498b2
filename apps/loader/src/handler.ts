import { lambdaHandler } from '@siesa-integration/aws-runtime';
import { load, parseLoadRequest } from '@siesa-integration/sync-pipeline';
import { composeLoader } from './compose-loader.ts';

// Once per cold start: every invocation of this instance shares these connections.
const ports = composeLoader(process.env);

/** Stores one part of canonical products in the client's product. Safe to repeat. */
export const handler = lambdaHandler('loader', parseLoadRequest, (request, slice) => load(request, ports, slice), {
  redact: ports.redact,
});
