import type { FakeFault } from './fake-switches.ts';

/** The faults of a fake that takes one record a call. All can be changed while it runs. */
export interface FakeRecordSwitches {
  username: string;
  password: string;
  /** What a second login gives: the token that is there, or another one in its place. */
  secondLogin: 'same' | 'replaces';
  /** A token is refused after so many calls. @defaultValue no limit */
  callsPerToken: number;
  /** What a create of a known id does. */
  duplicates: 'refused' | 'upserted' | 'created';
  /** Whether the filter by our id is supported; otherwise it is ignored, as every unknown parameter. */
  exactFilter: boolean;
  /** Whether the filter by the client is supported, where records of several are there. */
  ownerFilter: boolean;
  /** Rows of a page, whatever was asked. */
  mostRows: number;
  /** A record's look-up sees it only after so many further calls. */
  lookUpLag: number;
  /** Records that are always refused: our id → error text. */
  poison: Map<string, string>;
  /** Faults of every write of a record: our id → fault. Its `times` is not read. */
  breaking: Map<string, FakeFault>;
  /** Delay of every answer, in milliseconds. */
  latencyMs: number;
  /** Share of requests answered 503, between 0 and 1, spread evenly. */
  errorShare: number;
  /** More requests than this in `windowMs` are answered 429. @defaultValue no limit */
  callsPerWindow: number;
  windowMs: number;
  /** `Retry-After` of a 429. */
  retryAfter: string | undefined;
  /** Faults for the next requests, first in, first out. */
  faults: FakeFault[];
}

/** No faults. */
export const defaultRecordSwitches = (): FakeRecordSwitches => ({
  username: 'integration',
  password: 'test-password-0123456789',
  secondLogin: 'same',
  callsPerToken: Infinity,
  duplicates: 'refused',
  exactFilter: true,
  ownerFilter: true,
  mostRows: 100,
  lookUpLag: 0,
  poison: new Map(),
  breaking: new Map(),
  latencyMs: 0,
  errorShare: 0,
  callsPerWindow: Infinity,
  windowMs: 1_000,
  retryAfter: undefined,
  faults: [],
});
