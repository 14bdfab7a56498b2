import { describe, expect, it } from 'vitest';
import { everyState } from '../../testing/definition.ts';
import type { Catcher } from '../asl/states.ts';

const catchers = Object.entries(everyState()).flatMap(([name, state]) =>
  'Catch' in state ? [{ name, catchers: state.Catch ?? [] }] : [],
);
const of = (name: string): readonly Catcher[] => catchers.find((each) => each.name === name)?.catchers ?? [];

describe('catchers', () => {
  it('are on every state that can fail', () => {
    const canFail = Object.entries(everyState()).filter(([, { Type }]) => Type === 'Task' || Type === 'Map');

    expect(catchers.map(({ name }) => name)).toEqual(canFail.map(([name]) => name));
  });

  it.each(catchers)(
    'of $name hold States.ALL last and alone, and States.DataLimitExceeded by itself',
    ({ catchers: all }) => {
      expect(all.slice(-2).map(({ ErrorEquals }) => ErrorEquals)).toEqual([
        ['States.DataLimitExceeded'],
        ['States.ALL'],
      ]);
    },
  );

  it.each(catchers)('of $name keep the input', ({ catchers: all }) => {
    for (const { ResultPath } of all) expect(ResultPath).toMatch(/^\$\.[a-z_]+$/);
  });

  it.each([
    ['ExtractFromSiesa', 'ReportFailure'],
    ['LoadParts', 'ReportFailure'],
    ['SummarizeSync', 'ReportFailure'],
    ['LogSuccess', 'ReportFailure'],
    ['HandOver', 'ReportFailure'],
    ['ReportFailure', 'LogFailureUnreported'],
    ['NotifyFailure', 'LogFailure'],
    ['LogFailure', 'SyncFailed'],
    ['LogFailureUnreported', 'SyncFailedUnreported'],
    ['TransformData', 'StopRun'],
    ['LoadToProduct', 'StopRun'],
    ['StopRun', 'PartEnded'],
  ])('send the errors of %s to %s', (name, next) => {
    expect(
      of(name)
        .slice(-2)
        .map(({ Next }) => Next),
    ).toEqual([next, next]);
  });

  it('end a sync as skipped when another one is running', () => {
    expect(of('ExtractFromSiesa')[0]).toEqual({
      ErrorEquals: ['SyncAlreadyRunning'],
      ResultPath: '$.error',
      Next: 'SyncSkipped',
    });
  });

  it('take a successor that exists already as started', () => {
    expect(of('HandOver')[0]).toEqual({
      ErrorEquals: ['StepFunctions.ExecutionAlreadyExists', 'StepFunctions.ExecutionAlreadyExistsException'],
      ResultPath: '$.start_error',
      Next: 'HandedOver',
    });
  });

  it('never overwrite the first error with a later one', () => {
    const later = ['ReportFailure', 'NotifyFailure', 'LogFailure', 'LogFailureUnreported', 'StopRun'].flatMap(of);

    expect(later.map(({ ResultPath }) => ResultPath)).not.toContain('$.error');
  });
});
