import type { DestinationPayload } from '../definition/destination-adapter.ts';
import { faulty, nextFault } from './fake-faults.ts';
import { FakeRecordStore } from './fake-record-store.ts';
import { defaultRecordSwitches, type FakeRecordSwitches } from './fake-record-switches.ts';
import type { FakeReply, FakeRequest } from './fake-script.ts';
import type { FakeFault } from './fake-switches.ts';
import { type FakeHandler, serveFake } from './serve-fake.ts';

/** What a fake that takes one record a call serves: login, tokens, ids, and its answers. */
export interface FakeRecordScript {
  /** The key of our id in a record. */
  readonly idField: string;
  /** Takes a login with `POST`. */
  readonly loginPath: string;
  readonly loggedIn: (token: string) => FakeReply;
  readonly loginRefused: FakeReply;
  /** The token in the headers (names in lower case). */
  readonly tokenIn: (headers: FakeRequest['headers']) => string | undefined;
  readonly unauthorized: FakeReply;
  readonly throttled: FakeReply;
  /** @param number - counts from 1 */
  readonly token: (number: number) => string;
  /** The fake's id of a new record. @param number - counts from 1 */
  readonly ref: (number: number) => string;
  /** Answers a request whose token is good. */
  readonly answer: (request: FakeRequest, state: FakeRecordState) => FakeReply;
}

/** All that an answer depends on. */
export interface FakeRecordState {
  readonly store: FakeRecordStore;
  readonly switches: FakeRecordSwitches;
  /** The id of the next new record. */
  readonly newRef: () => string;
}

/** One request that a fake received. */
export interface FakeRecordCall {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly body: unknown;
  /** 0: the connection was broken. */
  readonly status: number;
}

/** A destination that takes one record a call, without a network. */
export interface FakeRecords extends FakeHandler {
  readonly script: FakeRecordScript;
  readonly switches: FakeRecordSwitches;
  readonly store: FakeRecordStore;
  /** Every request since the start, oldest first. */
  readonly calls: readonly FakeRecordCall[];
  /** The most requests that were in flight at once. */
  readonly peak: () => number;
  /** Creates a record, as a person or another system does. @returns its id there */
  readonly add: (fields: DestinationPayload) => string;
  /** Ends every token, as a logout of another system does. */
  readonly revokeTokens: () => void;
}

/** Where a fake listens, and its faults from the start. */
export interface FakeRecordOptions {
  readonly switches?: Partial<FakeRecordSwitches>;
  /** @defaultValue 0, any free one */
  readonly port?: number;
}

/** A destination on loopback that takes one record a call. */
export interface RunningFakeRecords extends FakeRecords {
  readonly url: URL;
  /** The document of a client's secret. */
  readonly secret: Readonly<Record<string, unknown>>;
  readonly close: () => Promise<void>;
}

/** Creates a destination in memory that takes one record a call. */
export const createFakeRecords = (script: FakeRecordScript, options: FakeRecordOptions = {}): FakeRecords => {
  const switches = { ...defaultRecordSwitches(), ...options.switches };
  const store = new FakeRecordStore(script.idField);
  const calls: FakeRecordCall[] = [];
  const tokens = new FakeTokens(script, switches);
  const recent: number[] = [];
  let refs = 0;
  let errorDebt = 0;
  let inFlight = 0;
  let peak = 0;
  const newRef = (): string => script.ref((refs += 1));

  const isTooMany = (at: number): boolean => {
    while (recent[0] !== undefined && recent[0] <= at - switches.windowMs) recent.shift();
    if (recent.length >= switches.callsPerWindow) return true;
    recent.push(at);
    return false;
  };
  const authorized = (request: FakeRequest): FakeReply => {
    if (request.method === 'POST' && request.path === script.loginPath) return tokens.logIn(request.body);
    if (!tokens.takes(script.tokenIn(request.headers))) return script.unauthorized;
    store.tick();
    return script.answer(request, { store, switches, newRef });
  };
  const breaking = ({ method, body }: FakeRequest): FakeFault | undefined =>
    method === 'GET' || typeof body !== 'object' || body === null
      ? undefined
      : switches.breaking.get(store.idOf(body as DestinationPayload));
  const reply = (request: FakeRequest): FakeReply => {
    if (isTooMany(request.at)) {
      const { retryAfter } = switches;
      return { ...script.throttled, ...(retryAfter !== undefined && { headers: { 'retry-after': retryAfter } }) };
    }
    errorDebt += switches.errorShare;
    if (errorDebt >= 1) {
      errorDebt -= 1;
      return { status: 503, body: { error: 'Service unavailable' } };
    }
    const fault = nextFault(request, switches) ?? breaking(request);
    return fault ? faulty(fault, () => authorized(request)) : authorized(request);
  };

  return {
    script,
    switches,
    store,
    calls,
    peak: () => peak,
    add: (fields) => {
      const ref = newRef();
      store.put(ref, { id: ref, ...fields });
      return ref;
    },
    revokeTokens: () => {
      tokens.revoke();
    },
    handle: async (request) => {
      inFlight += 1;
      peak = Math.max(peak, inFlight);
      try {
        const answer = reply({ ...request, at: Date.now() });
        const { method, path, query, body } = request;
        const search = query.toString();
        calls.push({
          method,
          path: search === '' ? path : `${path}?${search}`,
          body,
          status: answer.cut === 'all' ? 0 : answer.status,
        });
        if (switches.latencyMs > 0) await new Promise((resolve) => setTimeout(resolve, switches.latencyMs));
        return answer;
      } finally {
        inFlight -= 1;
      }
    },
  };
};

/** Starts a destination on 127.0.0.1 that takes one record a call. */
export const startFakeRecords = async (
  script: FakeRecordScript,
  options: FakeRecordOptions = {},
): Promise<RunningFakeRecords> => {
  const fake = createFakeRecords(script, options);
  const { url, close } = await serveFake(fake, options.port);
  const { username, password } = fake.switches;
  return { ...fake, url, secret: { api_url: url.href, username, password }, close };
};

/** The tokens that a fake has given. */
class FakeTokens {
  readonly #script: FakeRecordScript;
  readonly #switches: FakeRecordSwitches;
  #given = 0;
  #valid: { readonly token: string; calls: number } | undefined;

  constructor(script: FakeRecordScript, switches: FakeRecordSwitches) {
    this.#script = script;
    this.#switches = switches;
  }

  revoke(): void {
    this.#valid = undefined;
  }

  logIn(body: unknown): FakeReply {
    const { username, password } = (body ?? {}) as Partial<Record<string, unknown>>;
    if (username !== this.#switches.username || password !== this.#switches.password) return this.#script.loginRefused;
    if (!this.#valid || this.#switches.secondLogin === 'replaces')
      this.#valid = { token: this.#script.token((this.#given += 1)), calls: 0 };
    return this.#script.loggedIn(this.#valid.token);
  }

  takes(token: string | undefined): boolean {
    if (token === undefined || token !== this.#valid?.token) return false;
    this.#valid.calls += 1;
    if (this.#valid.calls <= this.#switches.callsPerToken) return true;
    this.#valid = undefined;
    return false;
  }
}
