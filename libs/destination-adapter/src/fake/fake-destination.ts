import { answer } from './fake-answer.ts';
import type { FakeReply, FakeRequest } from './fake-exchange.ts';
import type { FakeDestinationScript } from './fake-script.ts';
import { createFakeStore, type FakeStore } from './fake-store.ts';
import { defaultSwitches, type FakeSwitches } from './fake-switches.ts';

/** Which key it takes, and what goes wrong. */
export interface FakeDestinationOptions {
  /** @defaultValue `test-key-0123456789` */
  readonly apiKey?: string;
  /** What goes wrong from the start. */
  readonly switches?: Partial<FakeSwitches>;
}

/** One call it has had, whatever came of it. */
export interface FakeCall {
  readonly method: string;
  readonly path: string;
  /** Milliseconds since 1970, when it arrived. */
  readonly at: number;
  /** Ids of the records in it, in order. */
  readonly ids: readonly string[];
  /** 0: the connection was killed. */
  readonly status: number;
}

/** A product that keeps what it is sent and fails as its switches say, without the transport. */
export interface FakeDestination<FollowUp extends string = string> extends FakeStore<FollowUp> {
  readonly script: FakeDestinationScript;
  readonly apiKey: string;
  /** Every call since it started, oldest first. */
  readonly calls: readonly FakeCall[];
  /** Calls that were under way at once, at most. */
  readonly peak: () => number;
  /** What goes wrong; change it while it runs. */
  readonly switches: FakeSwitches;
  /** Answers one call. */
  readonly handle: (request: Omit<FakeRequest, 'at'>) => Promise<FakeReply>;
}

/** Makes a product from how it looks from outside. */
export const createFakeDestination = <FollowUp extends string>(
  script: FakeDestinationScript<FollowUp>,
  options: FakeDestinationOptions = {},
): FakeDestination<FollowUp> => {
  const store = createFakeStore(script);
  const switches: FakeSwitches = { ...defaultSwitches(options.apiKey), ...options.switches };
  const calls: FakeCall[] = [];
  let underWay = 0;
  let peak = 0;

  const handle: FakeDestination['handle'] = async (request) => {
    underWay += 1;
    peak = Math.max(peak, underWay);
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
      underWay -= 1;
    }
  };

  return { ...store, script, apiKey: switches.apiKey, calls, peak: () => peak, switches, handle };
};
