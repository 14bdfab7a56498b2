import aslValidator from 'asl-validator';
import { describe, expect, it } from 'vitest';
import { everyState, someDefinition, successors, tasks } from '../../testing/definition.ts';
import type { State, States } from '../asl/states.ts';

/** The whole definition, and the one that a Map runs for each part. */
const machines = [
  someDefinition,
  ...Object.values(someDefinition.States).flatMap((state) => (state.Type === 'Map' ? [state.ItemProcessor] : [])),
];

describe('syncDefinition', () => {
  it('is accepted by asl-validator', () => {
    expect(aslValidator(JSON.parse(JSON.stringify(someDefinition))).errorsText()).toBe('');
  });

  it('has the states of docs/workflow.md, and the two that end what cannot be reported', () => {
    expect(Object.keys(everyState())).toEqual([
      'Begin',
      'ExtractFromSiesa',
      'SyncSkipped',
      'LoadParts',
      'MoreToExtract?',
      'WaitForBudget',
      'HandOver',
      'HandedOver',
      'SummarizeSync',
      'SyncOutcome?',
      'LogSuccess',
      'ReportFailure',
      'NotifyFailure',
      'LogFailure',
      'SyncFailed',
      'LogFailureUnreported',
      'SyncFailedUnreported',
      'TransformData',
      'LoadToProduct',
      'MoreToLoad?',
      'StopRun',
      'PartEnded',
    ]);
  });

  it('reaches every state', () => {
    for (const { StartAt, States: states } of machines)
      expect([...reachable(states, StartAt)].sort()).toEqual(Object.keys(states).sort());
  });

  it('refers only to existing states', () => {
    for (const { States: states } of machines)
      expect(
        Object.values(states)
          .flatMap(successors)
          .filter((name) => !(name in states)),
      ).toEqual([]);
  });

  it('ends every path in LogSuccess, SyncSkipped, HandedOver or a Fail, and every part in PartEnded', () => {
    expect(machines.map(({ States: states }) => ends(states))).toEqual([
      ['HandedOver', 'LogSuccess', 'SyncFailed', 'SyncFailedUnreported', 'SyncSkipped'],
      ['PartEnded'],
    ]);
  });

  it('can end from every state', () => {
    for (const { States: states } of machines) {
      const stuck = Object.keys(states).filter((name) =>
        [...reachable(states, name)].every((each) => !ends(states).includes(each)),
      );
      expect(stuck).toEqual([]);
    }
  });

  it('may take 2 hours as a whole, and its stages are told so', () => {
    expect(someDefinition.TimeoutSeconds).toBe(7200);
    expect(someDefinition.States['Begin']).toMatchObject({ Parameters: { execution: { limit_seconds: 7200 } } });
  });

  it('allows each function half a minute more than its own timeout', () => {
    const seconds = Object.fromEntries(
      Object.entries(tasks()).map(([name, { TimeoutSeconds }]) => [name, TimeoutSeconds]),
    );

    expect(seconds).toEqual({
      ExtractFromSiesa: 330,
      TransformData: 210,
      LoadToProduct: 630,
      HandOver: 30,
      SummarizeSync: 330,
      ReportFailure: 330,
      LogSuccess: 30,
      StopRun: 30,
      NotifyFailure: 30,
      LogFailure: 30,
      LogFailureUnreported: 30,
    });
  });

  it('uses no field that the local interpreter silently ignores', () => {
    expect(JSON.stringify(someDefinition)).not.toMatch(
      /JSONata|"Assign"|"Output"|ItemReader|ItemBatcher|ToleratedFailure|ResultWriter|\$\$\.State\b|"ResultPath":"\$"/,
    );
  });

  it('has names within the limit of AWS (80 characters) and a text far below it (1 MB)', () => {
    for (const name of Object.keys(everyState())) expect(name.length).toBeLessThanOrEqual(80);
    expect(JSON.stringify(someDefinition).length).toBeLessThan(50_000);
  });
});

describe('what states read', () => {
  it('is stored by Begin: the whole input, the owner and the start', () => {
    expect(everyState()['Begin']).toMatchObject({
      Parameters: { 'request.$': '$', 'owner.$': '$$.Execution.Id', 'started_at.$': '$$.Execution.StartTime' },
    });
  });

  it('is, after a failure, only what Begin stored, the error, and what ReportFailure returned', () => {
    const allowed = [
      '$.request',
      '$.owner',
      '$.started_at',
      '$.error.Error',
      '$.error.message',
      '$.alert',
      '$.subject',
      '$.message',
      '$.item',
    ];
    const failurePath = [
      'ReportFailure',
      'NotifyFailure',
      'LogFailure',
      'SyncFailed',
      'LogFailureUnreported',
      'SyncFailedUnreported',
    ];

    expect(failurePath.flatMap((name) => paths(everyState()[name])).filter((path) => !allowed.includes(path))).toEqual(
      [],
    );
  });

  it('is, after a failed report, only the owner, the start and the error', () => {
    expect(['LogFailureUnreported', 'SyncFailedUnreported'].flatMap((name) => paths(everyState()[name]))).toEqual([
      '$.owner',
      '$.started_at',
      '$.error.Error',
      '$.error.Error',
    ]);
  });

  it('reaches a child of the Map together with its part', () => {
    expect(everyState()['LoadParts']).toMatchObject({
      ItemsPath: '$.parts',
      MaxConcurrencyPath: '$.load_concurrency',
      ResultPath: null,
      ItemSelector: {
        'client_id.$': '$.client_id',
        'product_type.$': '$.product_type',
        'sync_type.$': '$.sync_type',
        'sync_id.$': '$.sync_id',
        'extraction_timestamp.$': '$.extraction_timestamp',
        'owner.$': '$.owner',
        'started_at.$': '$.started_at',
        'execution.$': '$.execution',
        'request.$': '$.request',
        'part.$': '$$.Map.Item.Value',
      },
    });
  });
});

const reachable = (states: States, from: string, seen = new Set<string>()): Set<string> => {
  if (seen.has(from)) return seen;
  seen.add(from);
  const state = states[from];
  if (state) successors(state).forEach((next) => reachable(states, next, seen));
  return seen;
};

const ends = (states: States): string[] =>
  Object.entries(states)
    .filter(([, state]) => 'End' in state || state.Type === 'Succeed' || state.Type === 'Fail')
    .map(([name]) => name)
    .sort();

/** The paths that a state reads. A catcher's ResultPath is written, not read. */
const paths = (state: State | undefined): string[] =>
  [...JSON.stringify({ ...state, Catch: undefined, ResultPath: undefined }).matchAll(/"(\$\.[^"]*)"/g)].map(
    ([, path]) => path ?? '',
  );
