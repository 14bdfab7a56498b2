import { answer } from './fake-answer.ts';
import type { FakeReply, FakeRequest } from './fake-script.ts';
import type { FakeDestinationScript } from './fake-script.ts';
import { createFakeStore, type FakeStore } from './fake-store.ts';
import { defaultSwitches, type FakeSwitches } from './fake-switches.ts';

/** The key that a fake accepts, and its faults. */
export interface FakeDestinationOptions {
  /** @defaultValue `test-key-0123456789` */
  readonly apiKey?: string;
  /** Faults from the start. */
  readonly switches?: Partial<FakeSwitches>;
}

/** One request that a fake received, whatever its outcome. */
export interface FakeCall {
  readonly method: string;
  readonly path: string;
  /** Milliseconds since 1970, when it arrived. */
  readonly at: number;
  /** Ids of the records in it, in order. */
  readonly ids: readonly string[];
  /** 0: the connection was broken. */
  readonly status: number;
}

/** A destination that stores what it is sent and fails according to its switches, without a network. */
export interface FakeDestination<FollowUp extends string = string> extends FakeStore<FollowUp> {
  readonly script: FakeDestinationScript;
  readonly apiKey: string;
  /** Every request since the start, oldest first. */
  readonly calls: readonly FakeCall[];
  /** The most requests that were in flight at once. */
  readonly peak: () => number;
  /** Its faults; they can be changed while it runs. */
  readonly switches: FakeSwitches;
  /** Answers one request. */
  readonly handle: (request: Omit<FakeRequest, 'at'>) => Promise<FakeReply>;
}

/** Creates a destination in memory. */
export const createFakeDestination = <FollowUp extends string>(
  script: FakeDestinationScript<FollowUp>,
  options: FakeDestinationOptions = {},
): FakeDestination<FollowUp> => {
  const store = createFakeStore(script);
  const switches: FakeSwitches = { ...defaultSwitches(options.apiKey), ...options.switches };
  const calls: FakeCall[] = [];
  let inFlight = 0;
  let peak = 0;

  const handle: FakeDestination['handle'] = async (request) => {
    inFlight += 1;
    peak = Math.max(peak, inFlight);
    try {
      const at = Date.now();
      const reply = answer({ ...request, at }, { script, store, switches });
      calls.push({
        method: request.method,
        path: request.path,
        at,
        ids: reply.ids,
        status: reply.cut === 'all' ? 0 : reply.status,
      });
      if (switches.latencyMs > 0) await new Promise((resolve) => setTimeout(resolve, switches.latencyMs));
      return reply;
    } finally {
      inFlight -= 1;
    }
  };

  return { ...store, script, apiKey: switches.apiKey, calls, peak: () => peak, switches, handle };
};
