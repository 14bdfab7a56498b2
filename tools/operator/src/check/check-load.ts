import type { DestinationProbe } from '@siesa-integration/destination-adapter';
import type { ClientConfiguration } from '@siesa-integration/sync-pipeline';
import { lasting, message } from '../messages/message.ts';
import { type CheckLine, good, note } from './check-line.ts';

/** What the load is compared with. */
export interface LoadTimes {
  /** Products of the source, where it counts them. */
  readonly records: number | undefined;
  /** Seconds of one read of all products of the source. */
  readonly sourceSeconds: number | undefined;
  /** Seconds between two starts by the schedule. */
  readonly intervalSeconds: number | undefined;
}

/** How long a first load takes to a destination that takes one record a call, beside the read of the source and the schedule. */
export const checkLoad = (
  { product_concurrency: concurrency, product_requests_per_minute: requestsPerMinute }: ClientConfiguration,
  { callMs, rows, total }: Pick<DestinationProbe, 'callMs' | 'rows' | 'total'>,
  { records, sourceSeconds, intervalSeconds }: LoadTimes,
): CheckLine => {
  const measured = message('check/call-took', { ms: Math.round(callMs) });
  if (records === undefined || sourceSeconds === undefined) return note('load', 'check/load-unknown', { measured });
  const listCalls = total === undefined || rows === 0 ? 1 : Math.ceil(total / rows);
  const { calls, seconds } = loadEstimate({ records, listCalls, callMs, concurrency, requestsPerMinute });
  const cost = { calls, time: lasting(seconds), concurrency, reading: lasting(sourceSeconds) };
  const load =
    requestsPerMinute === undefined
      ? message('check/load', cost)
      : message('check/load-paced', { ...cost, pace: requestsPerMinute });
  return intervalSeconds === undefined || sourceSeconds + seconds <= intervalSeconds
    ? good('load', 'check/load-fits', { load, measured })
    : note('load', 'check/load-late', { load, interval: lasting(intervalSeconds), measured });
};

/** A load of every product to a destination that takes one record a call. */
interface Load {
  readonly records: number;
  /** Calls of one reading of the destination's list, by which records are found. */
  readonly listCalls: number;
  /** One call, in milliseconds. */
  readonly callMs: number;
  /** Calls in flight at once. */
  readonly concurrency: number;
  /** Absent: no pace. */
  readonly requestsPerMinute?: number | undefined;
}

/** Estimates a load: by the time of its calls or by the pace that it keeps, whichever takes longer. */
const loadEstimate = ({
  records,
  listCalls,
  callMs,
  concurrency,
  requestsPerMinute = Infinity,
}: Load): { readonly calls: number; readonly seconds: number } => {
  const calls = records + listCalls;
  return { calls, seconds: Math.max((calls * callMs) / concurrency / 1000, (calls / requestsPerMinute) * 60) };
};
