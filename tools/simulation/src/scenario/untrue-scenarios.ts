import type { Chance } from '../faults/chance.ts';
import { simSources } from '../systems/http/sim-sources.ts';
import type { DestinationFault, HttpSystems, SourceFault } from './http-systems.ts';
import {
  type AimedFault,
  firstCatalogue,
  firstSync,
  type Scenario,
  type ScenarioEvent,
  type StartRequest,
  syncEvery,
} from './scenario.ts';

const minute = 60_000;

/** What one kind of untrue answer needs. */
interface UntrueAnswers {
  readonly http: HttpSystems;
  readonly items: number;
  readonly pageSize: number;
  /** @defaultValue long enough for the whole catalogue */
  readonly sliceMs: number;
  readonly events: readonly ScenarioEvent[];
  /** Errors with which a run may end because of it. */
  readonly mayFailAs: readonly string[];
  /** What the operator states with the third sync, and with a fourth one. */
  readonly request: StartRequest;
  /** No call fails, because the guard compares with a first sync that ended well. */
  readonly calm: boolean;
}

type Kind = (chance: Chance) => Partial<UntrueAnswers>;

const inventory: HttpSystems = { dialect: 'inventory', stock: 'row', stamps: 'utc' };
const connekta: HttpSystems = { dialect: 'connekta', stock: 'row', stamps: 'local' };
const stockApart = (chance: Chance): HttpSystems => ({
  ...chance.pick([inventory, connekta]),
  stock: 'apart',
  missingIsNone: chance.happens(0.5),
});

/** After the second sync, so that the third one meets a system that is well again. */
const healed = firstSync + 1.5 * syncEvery;

const source = (fault: SourceFault, until = healed, at = 0): ScenarioEvent => ({
  at,
  kind: 'source fault',
  fault,
  until,
});
const destination = (fault: DestinationFault, id: string, until = healed): ScenarioEvent => ({
  at: 0,
  kind: 'destination fault',
  fault,
  id,
  until,
});

/** Systems that answer as some real ones do: nothing fails, and something is not true. */
const kinds = {
  'pages are capped': (chance) => ({
    http: chance.pick([inventory, inventory, connekta]),
    events: [source('capped', Infinity)],
  }),
  'the total is wrong': (chance) => ({
    events: [source(chance.pick(['capped, page as total', 'capped, total 0'] as const), Infinity)],
  }),
  'pages are announced in other words': () => ({ events: [source('capped, has more', Infinity)] }),
  'a page in the middle is short': () => ({ events: [source('capped, uneven', Infinity)] }),
  'a row is withheld': () => ({ events: [source('withheld')], mayFailAs: ['SourceIncomplete'] }),
  'the first page is empty': () => ({ events: [source('empty first page')], mayFailAs: ['SourceIncomplete'] }),
  'an error comes with an empty list': (chance) => ({
    http: chance.pick([inventory, connekta]),
    events: [source('empty with error', healed, firstSync + 30 * minute)],
    mayFailAs: ['SiesaContractBroken', 'SiesaUnavailable'],
  }),
  'stock is withheld': (chance) => ({
    http: { ...inventory, stock: 'apart', missingIsNone: chance.happens(0.5) },
    events: [source('stock withheld')],
    mayFailAs: ['SourceIncomplete'],
  }),
  'stock has other codes': (chance) => ({
    http: stockApart(chance),
    events: [source('stock of other codes', healed, chance.pick([0, firstSync + 30 * minute]))],
    mayFailAs: ['StockUnbelievable'],
  }),
  'stock is unknown': (chance) => ({
    http: { ...stockApart(chance), missingIsNone: false },
    items: 5,
    events: [source('stock unknown')],
  }),
  'stock is emptied': () => ({
    http: { ...inventory, stock: 'apart', batchSize: 100 },
    items: 104,
    pageSize: 60,
    events: [source('stock emptied', healed, firstSync + 30 * minute)],
    mayFailAs: ['FieldEmptied'],
    calm: true,
  }),
  'stock is shortened': (chance) => ({
    http: { ...stockApart(chance), batchSize: 100 },
    items: 24,
    pageSize: 30,
    events: [source('stock shortened', healed, firstSync + 30 * minute)],
    mayFailAs: ['StockUnbelievable'],
    calm: true,
  }),
  'pages come again': (chance) => ({
    http: { ...inventory, batchSize: 100 },
    items: chance.pick([25, 30, 30]), // of 30 the third page is the last; among fewer than 20 no code is believed to stand twice
    pageSize: 10,
    events: [source('pages again')],
    mayFailAs: ['SourceIncomplete', 'SiesaContractBroken'],
  }),
  'two rows have one key': (chance) => ({
    http: chance.pick([inventory, connekta]),
    items: 5,
    events: [source('two rows a key')],
  }),
  'two items are one product': () => ({ items: 6, events: [source('two items a product')] }),
  'rows of another company come': () => ({
    http: { ...connekta, dynamic: true },
    pageSize: 4, // each page has a row of each company: a page of nothing but another one's stops the run
    items: 6,
    events: [source('foreign company', Infinity)],
  }),
  'a row has a key twice': (chance) => ({
    http: chance.pick([inventory, connekta]),
    items: 5,
    events: [source('key twice')],
  }),
  'a row is no UTF-8': () => ({ items: 5, events: [source('other encoding')] }),
  'one call to Siesa is refused': () => ({
    items: 8,
    pageSize: 1,
    events: [source('one 401', Infinity, firstSync - minute)],
  }),
  "Siesa's clock is ahead": (chance) => ({
    events: [
      { at: 0, kind: 'skew', ms: 3 * 60 * minute },
      { at: firstSync + chance.pick([20, 60]) * minute, kind: 'skew', ms: -3 * 60 * minute },
    ],
  }),
  'Siesa compares digits': (chance) => ({ http: { ...chance.pick([inventory, connekta]), stamps: 'local' } }),
  'rows have days only': () => ({ http: { ...inventory, stamps: 'days' } }),
  'nothing is stored under 200': () => ({
    events: [destination('error in 200', '')],
    mayFailAs: ['ProductUnavailable', 'ProductContractBroken'],
  }),
  'records are queued': () => ({
    events: [destination('queued', '')],
    mayFailAs: ['FailureThresholdExceeded', 'ProductUnavailable'],
  }),
  'fewer are counted': () => ({
    items: 6,
    events: [destination('counts fewer', 'P1')],
    mayFailAs: ['ProductUnavailable'],
  }),
  'fewer are counted in words': () => ({ items: 6, events: [destination('counts fewer in words', 'P1')] }),
  'a success has a reason': () => ({ items: 6, events: [destination('gives a reason', 'P1')] }),
  'a record is ignored': () => ({ items: 6, events: [destination('ignores one', 'P1')] }),
  'an error names a record by its number from 1': () => ({
    items: 6,
    events: [destination('counts from one', 'P1')],
    mayFailAs: ['ProductUnavailable'], // the last record of a batch has no index, so the call has failed
  }),
  'a verdict is missing': () => ({ items: 6, events: [destination('silent about one', 'P1')] }),
  'one record is answered 500': () => ({
    items: 8,
    events: [destination('poison 500', 'P1', firstSync + 20 * minute)],
  }),
  'one record is answered 409': () => ({ items: 8, events: [destination('conflict 409', 'P1')] }),
  'one call to the destination is refused': () => ({ items: 8, events: [destination('one 401', '')] }),
  'the destination is another one': () => ({
    events: [{ at: firstSync + 20 * minute, kind: 'moved', end: 'destination' }],
    mayFailAs: ['DestinationChanged'],
    request: { new_destination: true },
  }),
  'the tenant is another one': () => ({
    events: [{ at: firstSync + 20 * minute, kind: 'moved', end: 'tenant' }],
    mayFailAs: ['DestinationChanged'],
    request: { new_destination: true },
  }),
  'the source is another one': () => ({
    events: [{ at: firstSync + 20 * minute, kind: 'moved', end: 'source' }],
    mayFailAs: ['SourceChanged'],
    request: { new_source: true },
  }),
  'the source changes between slices': (chance) => ({
    items: 7,
    pageSize: 1,
    sliceMs: 60_000 + chance.between(50, 150),
    events: [{ at: firstSync + chance.between(100, 1500), kind: 'moved', end: 'source', amidSync: true }],
    mayFailAs: ['SourceChanged', 'ConfigurationInvalid'], // a slice that read the settings before the change and the secret after it
    request: { new_source: true },
  }),
} satisfies Readonly<Record<string, Kind>>;

export type UntrueKind = keyof typeof kinds;

export const untrueKinds = Object.keys(kinds) as readonly UntrueKind[];

/** A scenario of one kind: three syncs, changes between and beside them, sometimes a crash. */
export const untrueScenario = (kind: UntrueKind, chance: Chance): Scenario => {
  const answers: Partial<UntrueAnswers> = kinds[kind](chance);
  const { http = inventory, events = [], mayFailAs = [] } = answers;
  const ids = Array.from({ length: answers.items ?? chance.between(3, 7) }, (_, at) =>
    simSources[http.dialect].idAt(at),
  );
  const aimed = !answers.calm && chance.happens(0.3) ? crash(chance) : undefined;
  return {
    http,
    mayFailAs,
    pageSize: answers.pageSize ?? chance.between(2, 4),
    skewMs: 0,
    limit: 100,
    sliceMs: answers.sliceMs ?? 300_000,
    siesaWaitMs: 0,
    faultProbability: answers.calm || answers.request ? 0 : chance.pick([0, 0, 0.02]),
    ...(aimed && { aimed }),
    events: [
      ...firstCatalogue(ids),
      ...events,
      ...(answers.request ? [0, 1, 2, 3] : [0, 1, 2]).map(
        (at): ScenarioEvent => ({
          at: firstSync + at * syncEvery,
          kind: 'sync',
          type: at === 0 || chance.happens(0.2) ? 'initial' : 'incremental',
          ...(answers.request && at > 1 && { request: answers.request }),
        }),
      ),
      ...changes(chance, ids),
    ].toSorted((one, other) => one.at - other.at),
    quietFrom: (answers.request ? 4 : 3) * syncEvery,
  };
};

/** One change before each sync at least, and some at any time. */
const changes = (chance: Chance, ids: readonly string[]): readonly ScenarioEvent[] => {
  const put = (at: number): ScenarioEvent => ({
    at,
    kind: 'put',
    id: chance.pick(ids),
    value: chance.pick(['b', 'c', 'd']),
    quantity: chance.pick(['1', '2']),
    lateMs: 0,
  });
  return [
    ...[1, 2].map((sync) => put(firstSync + sync * syncEvery - chance.between(1, 20) * minute)),
    ...Array.from({ length: chance.between(0, 3) }, () => put(firstSync + chance.between(0, 2 * syncEvery))),
  ];
};

const crash = (chance: Chance): AimedFault => ({
  label: chance.pick(['destination.send', 'ledger.writeMany', 'siesa.call', 'state.replace', 'objects.put'] as const),
  from: firstSync + chance.between(0, 2) * syncEvery,
  nth: chance.between(1, 6),
  fault: chance.pick(['crash after', 'kill after', 'lost answer', 'abandon', 'pause'] as const),
});
