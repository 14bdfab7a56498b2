import type { Chance } from '../faults/chance.ts';
import { machineCalls } from '../machine/run-machine.ts';
import {
  type AimedFault,
  firstCatalogue,
  firstSync,
  type Scenario,
  type ScenarioEvent,
  syncEvery,
} from './scenario.ts';
import { withSpecialScenario } from './special-scenarios.ts';

const minute = 60_000;

/** A random scenario with few items, so that most events concern the same ones. */
export const randomScenario = (chance: Chance): Scenario => {
  const products = chance.between(2, 7);
  const ids = Array.from({ length: products }, (_, at) => `P${at.toString()}`);
  const syncs = chance.between(1, 3);
  const quietFrom = (syncs + 1) * syncEvery;
  const slow = chance.happens(0.3);
  const skews = chance.happens(0.15);
  const flip = chance.happens(0.3) ? firstSync + chance.between(0, syncs - 1) * syncEvery : undefined;
  const flips = flip === undefined ? [] : flipsAt(flip, chance.pick(ids));
  const aimed =
    flip !== undefined && chance.happens(0.5)
      ? killedAt(chance, flip)
      : chance.happens(0.5)
        ? aimedFault(chance, syncs)
        : undefined;
  const skewMs = chance.happens(0.5) ? chance.between(-10, 10) * minute : 0;
  const scenario: Scenario = {
    pageSize: chance.between(1, 3),
    skewMs,
    limit: slow ? chance.between(3, 6) : 100,
    sliceMs: chance.happens(0.5) ? 300_000 : 60_000 + chance.between(50, 400),
    siesaWaitMs: 0,
    faultProbability: chance.pick([0, 0.01, 0.03, 0.08]),
    ...(aimed && { aimed }),
    events: [
      ...[
        ...firstCatalogue(ids),
        ...syncTimes(chance, syncs),
        ...changes(chance, { ids, syncs, latest: skews ? 2 * minute : 4 * minute }),
        ...flips,
      ],
      ...[
        ...(chance.happens(0.1) ? staleTwin(chance, ids, syncs) : []),
        ...randomFaults(chance, ids, syncs),
        ...(skews ? [skew(chance, syncs)] : []),
      ],
      ...(skewMs === 0 && !skews && chance.happens(0.15) ? [misdate(chance, syncs)] : []),
      ...(aimed?.label === machineCalls.stopRun ? [lockOver(chance, syncs)] : []),
    ],
    quietFrom,
  };
  return inOrder(visibleWithinLag(withSpecialScenario(chance, scenario)));
};

/** How far the cursor goes back behind the beginning of a run, so that changes which become visible late are read by the next one. */
const cursorLag = 5 * minute;

/** The cursor's lag has to cover both delays of a change: until Siesa shows it, and until a replica that answers in its place has it. */
const visibleWithinLag = (scenario: Scenario): Scenario => {
  const staleMs = Math.max(0, ...scenario.events.map((event) => (event.kind === 'stale' ? event.ms : 0)));
  const latest = cursorLag - staleMs - 1_000; // dates have no fraction of a second
  return {
    ...scenario,
    events: scenario.events.map((event) =>
      event.kind === 'put' && event.lateMs > latest ? { ...event, lateMs: latest } : event,
    ),
  };
};

const inOrder = (scenario: Scenario): Scenario => ({
  ...scenario,
  events: scenario.events.toSorted((one, other) => one.at - other.at),
});

const syncTimes = (chance: Chance, syncs: number): readonly ScenarioEvent[] =>
  Array.from({ length: syncs }, (_, at) => at).flatMap((index): ScenarioEvent[] => {
    const at = firstSync + index * syncEvery;
    const sync = { at, kind: 'sync', type: index === 0 || chance.happens(0.2) ? 'initial' : 'incremental' } as const;
    return chance.happens(0.15) ? [sync, { ...sync, at: at + chance.pick([5, 500, 20_000]) }] : [sync];
  });

/** Mostly within the seconds in which a sync reads and loads. */
const someTime = (chance: Chance, syncs: number): number => {
  const sync = firstSync + chance.between(0, syncs - 1) * syncEvery;
  return chance.happens(0.6) ? sync + chance.between(0, 1500) : sync + chance.between(-8 * minute, 30 * minute);
};

interface Changing {
  readonly ids: readonly string[];
  readonly syncs: number;
  /** The longest delay, in milliseconds, until a change is visible. Shorter when Siesa's clock moves, because the cursor's lag has to cover both. */
  readonly latest: number;
}

const changes = (chance: Chance, { ids, syncs, latest }: Changing): readonly ScenarioEvent[] => {
  const removes = chance.happens(0.5); // only added or only removed: the drift rule cannot see one of each between two pages
  return Array.from({ length: chance.between(0, 8) }, (_, index): ScenarioEvent => {
    const at = someTime(chance, syncs);
    if (chance.happens(0.15))
      return removes
        ? { at, kind: 'remove', id: chance.pick(ids) }
        : { at, kind: 'put', id: `A${index.toString()}`, value: 'a', quantity: '1', lateMs: 0 };
    const lateMs = chance.happens(0.2) ? chance.between(1, latest) : 0;
    return {
      at,
      kind: 'put',
      id: chance.pick(ids),
      value: chance.pick(['a', 'a', 'b', 'c', 'poison']),
      quantity: chance.pick(['1', '1', '2', 'not a number', '-1']),
      lateMs,
    };
  });
};

/** A → B → A around one sync: when that run is killed after it sent B, only `open` in the state shows that the destination holds B. */
const flipsAt = (at: number, id: string): readonly ScenarioEvent[] => {
  const put = { kind: 'put', id, quantity: '1', lateMs: 0 } as const;
  return [
    { ...put, at: at - minute, value: 'b' },
    { ...put, at: at + 30 * minute, value: 'a' },
  ];
};

/** A change is loaded, and soon after a sync reads the previous version from a replica. */
const staleTwin = (chance: Chance, ids: readonly string[], syncs: number): readonly ScenarioEvent[] => {
  const at = firstSync + chance.between(0, syncs - 1) * syncEvery;
  return [
    { at: at - minute / 2, kind: 'put', id: chance.pick(ids), value: 'b', quantity: '1', lateMs: 0 },
    { at: at + minute, kind: 'sync', type: 'incremental' },
    { at: at + minute / 2, kind: 'stale', ms: 100_000, until: at + 3 * minute },
  ];
};

/** The sync that reads the flip is killed between the destination and the ledger. */
const killedAt = (chance: Chance, from: number): AimedFault => ({
  ...chance.pick([
    { label: 'destination.send', fault: 'kill after' },
    { label: 'ledger.writeMany', fault: 'kill before' },
  ] as const),
  from,
  nth: chance.between(1, 2),
});

/** A sync whose loaders all fail while StopRun cannot be written: only its counts show it. */
const lockOver = (chance: Chance, syncs: number): ScenarioEvent => {
  const at = firstSync + chance.between(0, syncs - 1) * syncEvery;
  return { at: at - minute, kind: 'lock', until: at + 20 * minute };
};

/** Siesa's clock is set back a little between two syncs in quick succession. */
const skew = (chance: Chance, syncs: number): ScenarioEvent => ({
  at: firstSync + chance.between(0, syncs - 1) * syncEvery + chance.between(1000, 15_000),
  kind: 'skew',
  ms: chance.between(-2 * minute, -30_000),
});

/** Answers with an impossible date. Our clock replaces it, so Siesa's clock must be right in these scenarios. */
const misdate = (chance: Chance, syncs: number): ScenarioEvent => ({
  at: 0,
  kind: 'misdate',
  until: chance.between(1, syncs) * syncEvery,
});

const aimedFault = (chance: Chance, syncs: number): AimedFault => {
  const from = firstSync + chance.between(0, syncs - 1) * syncEvery;
  if (chance.happens(0.2))
    return {
      from: 0,
      label: chance.pick([machineCalls.stopRun, machineCalls.writeHistory, 'clients.recordSync']),
      nth: 'every',
      fault: 'lost request',
    };
  const label = chance.pick([
    'destination.send',
    'destination.send',
    'ledger.writeMany',
    'ledger.readMany',
    'objects.put',
    'objects.get',
    'siesa.call',
    'state.replace',
    'state.read',
    'clients.find',
  ]);
  return {
    label,
    from,
    nth: chance.between(1, 12),
    fault: chance.pick([
      'lost request',
      'lost answer',
      'crash after',
      'kill before',
      'kill after',
      'kill after',
      'abandon',
      'abandon',
      'pause',
    ]),
  };
};

const randomFaults = (chance: Chance, ids: readonly string[], syncs: number): readonly ScenarioEvent[] => {
  const events: ScenarioEvent[] = [];
  const begin = (): number => someTime(chance, syncs);
  if (chance.happens(0.3))
    events.push({ at: begin(), kind: 'rejecting', id: chance.pick(ids), until: (syncs + 1) * syncEvery });
  if (chance.happens(0.2)) events.push({ at: 0, kind: 'unstable', until: chance.between(1, syncs) * syncEvery });
  if (chance.happens(0.08)) events.push({ at: 0, kind: 'cut', until: chance.between(1, syncs) * syncEvery });
  if (chance.happens(0.1))
    events.push({ at: begin(), kind: 'shrink', until: chance.between(1, syncs) * syncEvery + firstSync });
  if (chance.happens(0.2))
    events.push({ at: begin(), kind: 'stale', ms: chance.between(1, 120_000), until: (syncs + 1) * syncEvery });
  if (chance.happens(0.08))
    events.push({ at: begin(), kind: 'lock', until: chance.between(1, syncs) * syncEvery + firstSync });
  if (chance.happens(0.1)) events.push({ at: begin(), kind: 'clock', ms: chance.between(-2, 2) * minute });
  if (chance.happens(0.1)) events.push({ at: begin(), kind: 'mapping' });
  return events;
};
