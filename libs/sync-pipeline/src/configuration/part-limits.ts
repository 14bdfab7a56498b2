import { dialectFacts } from '@siesa-integration/workflow-contract';
import type { ClientConfiguration } from './client-configuration.ts';

/** Records of a part, and of one for a destination that takes one record a call: it is loaded in less than a loader's time. */
const mostRecords = { bulk: 1000, each: 500 };
/** The calls of a part take at most so many minutes of the client's pace. */
const mostMinutes = 4;

/** How the parts of a client's run are cut and loaded. */
export interface PartLimits {
  readonly mostRecords: number;
  /** Parts that are loaded at once. */
  readonly loadConcurrency: number;
}

/**
 * For a destination that takes one record a call, parts are loaded one after the other: so one loader keeps the number of calls in flight, the token and the
 * list of what the destination holds.
 */
export const partLimits = (
  client: Pick<
    ClientConfiguration,
    'product_type' | 'product_dialect' | 'product_requests_per_minute' | 'load_concurrency'
  >,
): PartLimits => {
  if (dialectFacts(client.product_type, client.product_dialect)?.sending !== 'each')
    return { mostRecords: mostRecords.bulk, loadConcurrency: client.load_concurrency };
  const { product_requests_per_minute: pace = Infinity } = client;
  return { mostRecords: Math.min(mostRecords.each, mostMinutes * pace), loadConcurrency: 1 };
};
