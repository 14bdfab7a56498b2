import type { FakeKong } from '@siesa-integration/kong-adapter/fake';
import type { FakeSiesaSwitches } from '@siesa-integration/siesa-client/fake';

/** One way in which a simulator answers untruly, as systems in use do. */
interface SimulatorLie {
  /** For the usage text. */
  readonly what: string;
  readonly siesa?: () => Partial<FakeSiesaSwitches>;
  /** Every answer of a destination's bulk call. */
  readonly destination?: () => FakeKong['switches']['faults'][number];
}

const always = { times: Infinity };

/** By the name that `--lie` takes. */
export const simulatorLies = {
  cap: { what: "Siesa's pages hold 50 rows, whatever is asked for", siesa: () => ({ cap: 50 }) },
  'page-total': { what: "Siesa's total counts the rows of its page", siesa: () => ({ total: 'page', cap: 50 }) },
  'more-than-there-is': { what: "Siesa's total is 1,000,000", siesa: () => ({ total: 1_000_000 }) },
  'no-total': { what: 'Siesa gives no total', siesa: () => ({ pagination: false, cap: 50 }) },
  'has-more': { what: 'Siesa answers has_more, and no total', siesa: () => ({ pagingWords: 'has_more', cap: 50 }) },
  token: { what: 'Siesa names its next page by a token', siesa: () => ({ pagingWords: 'token', cap: 50 }) },
  'page-0': {
    what: 'Siesa counts its pages from 0',
    siesa: () => ({ firstPage: 0, pagingWords: 'totalItems', cap: 50 }),
  },
  'error-beside': {
    what: 'Siesa answers an error beside an empty list',
    siesa: () => ({ errorBeside: { success: false, message: 'Licencia vencida' } }),
  },
  digits: { what: 'Siesa compares modified_since digit by digit', siesa: () => ({ modifiedSince: 'digits' }) },
  'day-stamps': { what: "Siesa's dates of change have no time", siesa: () => ({ dayStamps: true }) },
  'clock-ahead': { what: "Siesa's clock is 2 h ahead", siesa: () => ({ date: Date.now() + 2 * 3_600_000 }) },
  'other-company': { what: 'Connekta passes over the company', siesa: () => ({ ignoresCompany: true }) },
  'ok-with-error': {
    what: 'destinations answer 200 with an error, and store nothing',
    destination: () => ({ ...always, status: 200, body: { success: 'false', error: 'Mantenimiento' } }),
  },
  queued: {
    what: 'destinations answer 202, and store nothing',
    destination: () => ({ ...always, status: 202, body: { status: 'queued' } }),
  },
  'refused-once': {
    what: 'destinations refuse the key of one call',
    destination: () => ({ times: 1, status: 401, body: { message: 'Unauthorized' } }),
  },
} as const satisfies Readonly<Record<string, SimulatorLie>>;

export type SimulatorLieName = keyof typeof simulatorLies;

export const simulatorLieNames = Object.keys(simulatorLies) as readonly SimulatorLieName[];

/** Sets Siesa's switches. */
export const setSiesaLies = (switches: FakeSiesaSwitches, names: readonly SimulatorLieName[]): void => {
  for (const name of names) {
    const lie: SimulatorLie = simulatorLies[name];
    Object.assign(switches, lie.siesa?.());
  }
};

/** Sets a destination's switches. */
export const setDestinationLies = (
  { faults }: Pick<FakeKong['switches'], 'faults'>,
  names: readonly SimulatorLieName[],
): void => {
  for (const name of names) {
    const lie: SimulatorLie = simulatorLies[name];
    if (lie.destination) faults.push({ path: '/bulk', ...lie.destination() });
  }
};
