import { lambdaHandler } from '@siesa-integration/aws-runtime';
import { parseTransformRequest, transform } from '@siesa-integration/sync-pipeline/transform'; // its own entry: the whole package would bring a chunk of the HTTP client along
import { composeTransformer } from './compose.ts';

// Once per cold start: every invocation of this instance shares these connections.
const ports = composeTransformer(process.env);

/** Maps one raw part to canonical products. Safe to repeat. */
export const handler = lambdaHandler('transformer', parseTransformRequest, (request, slice) =>
  transform(request, ports, slice),
);
