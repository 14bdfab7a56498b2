import type { FakeKong } from '@siesa-integration/kong-adapter/fake';
import type { RunningFakeRecords } from '@siesa-integration/destination-adapter/fake';
import type { FakeSiesa } from '@siesa-integration/siesa-client/fake';
import { setDestinationLies, setSiesaLies, type SimulatorLieName } from './simulator-lies.ts';

/** What goes wrong in the simulators, and how often. */
export interface SimulatorFaults {
  /** Milliseconds before each answer. @defaultValue 0 */
  readonly latencyMs?: number;
  /** Siesa's calls in any minute before it answers 429. @defaultValue no limit */
  readonly siesaCallsPerMinute?: number;
  /** A destination's calls in any second before it answers 429. @defaultValue no limit */
  readonly productCallsPerSecond?: number;
  /** Answers of 100 that are 503. @defaultValue 0 */
  readonly errorPercent?: number;
  /** Siesa's answers of 100 that end in the middle. @defaultValue 0 */
  readonly cutPercent?: number;
  /** Records that the destinations refuse, spread over the catalogue. @defaultValue 0 */
  readonly poison?: number;
  /** How the destinations report their verdicts. @defaultValue `results` */
  readonly verdicts?: FakeKong['switches']['style'];
  /** Ways in which Siesa and the destinations answer untruly. @defaultValue none */
  readonly lies?: readonly SimulatorLieName[];
}

/** The destinations' message for a record that they refuse. */
const refusalMessage = 'Invalid EAN format';

/** Sets Siesa's switches. */
export const setSiesaFaults = (
  { switches }: FakeSiesa,
  { latencyMs = 0, siesaCallsPerMinute = Infinity, errorPercent = 0, cutPercent = 0, lies = [] }: SimulatorFaults,
): void => {
  setSiesaLies(switches, lies);
  switches.latencyMs = latencyMs;
  switches.requestsPerMinute = siesaCallsPerMinute;
  switches.failWhen = ({ index }) => {
    if (falls(index, errorPercent)) return { kind: 'answer', status: 503 };
    return falls(index, cutPercent) ? { kind: 'cut' } : undefined;
  };
};

/** Sets a destination's switches. */
export const setDestinationFaults = (
  { switches }: Pick<FakeKong, 'switches'>,
  faults: SimulatorFaults,
  ids: readonly string[],
): void => {
  const {
    latencyMs = 0,
    productCallsPerSecond = Infinity,
    errorPercent = 0,
    poison = 0,
    verdicts = 'results',
    lies = [],
  } = faults;
  switches.latencyMs = latencyMs;
  switches.callsPerSecond = productCallsPerSecond;
  switches.errorShare = errorPercent / 100;
  switches.style = verdicts;
  setDestinationLies(switches, lies);
  refuse(switches.poison, ids, poison);
};

/** Sets the switches of a simulator that takes one record a call. */
export const setRecordFaults = (
  { switches }: Pick<RunningFakeRecords, 'switches'>,
  { latencyMs = 0, productCallsPerSecond = Infinity, errorPercent = 0, poison = 0 }: SimulatorFaults,
  ids: readonly string[],
): void => {
  switches.latencyMs = latencyMs;
  switches.callsPerWindow = productCallsPerSecond;
  switches.errorShare = errorPercent / 100;
  refuse(switches.poison, ids, poison);
};

/** Chooses `count` ids, spread over the catalogue. */
const refuse = (poison: Map<string, string>, ids: readonly string[], count: number): void => {
  const step = Math.max(1, Math.floor(ids.length / Math.max(1, count)));
  for (const id of ids.filter((_, index) => index % step === 0).slice(0, count)) poison.set(id, refusalMessage);
};

/** Spreads `percent` of 100 calls evenly, never the first. */
const falls = (index: number, percent: number): boolean =>
  Math.floor(((index + 1) * percent) / 100) > Math.floor((index * percent) / 100);
