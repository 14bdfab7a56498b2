import type { DestinationPayload } from '@siesa-integration/destination-adapter';
import { idOf, type SimDestination } from '../sim-destination.ts';

/** One answer of the destination over HTTP. */
export interface KongAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** Who sends, and when. */
export interface Sending {
  readonly at: number;
  readonly owner: string;
}

/** Answers one call of Kong that writes products. */
export const answerKong = (
  destination: SimDestination,
  { path, payloads }: { readonly path: string; readonly payloads: readonly DestinationPayload[] },
  sending: Sending,
): KongAnswer => {
  const single = !path.endsWith('/bulk');
  if (destination.locked) return { status: 401, body: { error: 'Unauthorized' } };
  if (single && !destination.stored.has(payloads.map(idOf)[0] ?? ''))
    return { status: 404, body: { error: 'Not Found' } };
  const fault = faultyAnswer(destination, payloads, sending);
  if (fault) return fault;
  const results = destination
    .store(payloads, { at: sending.at, owner: sending.owner })
    .map((verdict) =>
      verdict.status === 'refused'
        ? { product_id: verdict.id, status: 'failed', error: verdict.message }
        : { product_id: verdict.id, status: 'upserted' },
    );
  return { status: results.some(({ status }) => status === 'failed') ? 207 : 200, body: { results } };
};

/** What the destination answers instead while it is at fault. */
const faultyAnswer = (
  destination: SimDestination,
  payloads: readonly DestinationPayload[],
  sending: Sending,
): KongAnswer | undefined => {
  const struck = payloads.some((payload) => destination.struck.has(idOf(payload)));
  const others = payloads.filter((payload) => !destination.struck.has(idOf(payload)));
  switch (destination.fault) {
    case undefined:
      return undefined;
    case 'error in 200':
      return { status: 200, body: failures[Math.floor(sending.at) % failures.length] };
    case 'queued':
      return { status: 202, body: { accepted: payloads.length } };
    case 'one 401':
      if ((destination.callsBeforeRefusal -= 1) !== 0) return undefined;
      return { status: 401, body: { error: 'Unauthorized' } };
    case 'poison 500':
      return struck ? { status: 500, body: { error: 'Internal Server Error' } } : undefined;
    case 'conflict 409':
      return struck ? { status: 409, body: { error: 'Conflict' } } : undefined;
    case 'silent about one': {
      if (!struck) return undefined;
      destination.store(others, { at: sending.at, owner: sending.owner });
      return { status: 200, body: { results: others.map((one) => ({ product_id: idOf(one), status: 'upserted' })) } };
    }
    case 'ignores one':
      if (!struck) return undefined;
      destination.store(others, { at: sending.at, owner: sending.owner });
      return { status: 200, body: { success: true, ignored: [...destination.struck] } };
    case 'counts fewer in words':
      if (!struck) return undefined;
      destination.store(others, { at: sending.at, owner: sending.owner });
      return { status: 200, body: { success: true, message: `Saved ${others.length.toString()} products` } };
    case 'gives a reason':
      if (!struck) return undefined;
      destination.store(others, { at: sending.at, owner: sending.owner });
      return { status: 200, body: { success: true, reason: 'The EAN is in use' } };
    case 'counts from one': {
      if (!struck) return undefined;
      destination.store(others, { at: sending.at, owner: sending.owner });
      const at = payloads.findIndex((payload) => destination.struck.has(idOf(payload)));
      return {
        status: 200,
        body: { success: true, processed: others.length, errors: [{ index: at + 1, message: 'Invalid EAN' }] },
      };
    }
    case 'counts fewer':
      if (!struck) return undefined;
      destination.store(others, { at: sending.at, owner: sending.owner });
      return { status: 200, body: { success: true, processed: others.length } };
  }
};

/** Ways to report under 200 that nothing was stored. */
const failures = [
  { error: 'Database is down' },
  { ok: false },
  { success: 'false', message: 'try later' },
  { failed: 2 },
  { status: 'error', results: [] },
];
