import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { everyState } from '../../testing/definition.ts';
import { permanentErrors } from '../asl/retry.ts';
import type { State } from '../asl/states.ts';

const page = readFileSync(join(import.meta.dirname, '../../../../docs/workflow.md'), 'utf8');

/** One row of the page's table. */
type Row = readonly string[];

const told: Row[] = [...page.matchAll(/^\| `([^`]+)` \|(.*)\|$/gm)].map(([, name = '', rest = '']) => [
  name,
  ...rest.split('|').map((cell) => cell.replaceAll('`', '').trim()),
]);

const rowOf = ([name, state]: [string, State]): Row => [
  name,
  state.Type,
  nextOf(state),
  retriesOf(state),
  errorsOf(state),
  'TimeoutSeconds' in state ? String(state.TimeoutSeconds) : '',
];

const nextOf = (state: State): string => {
  if (state.Type === 'Choice') return [...state.Choices.map(({ Next }) => Next), state.Default].join(', ');
  return 'Next' in state ? state.Next : 'End' in state ? 'end' : '';
};

const retriesOf = (state: State): string =>
  'Retry' in state ? String(Math.max(...state.Retry.map(({ MaxAttempts }) => MaxAttempts))) : '';

const errorsOf = (state: State): string =>
  'Catch' in state ? [...new Set((state.Catch ?? []).map(({ Next }) => Next))].join(', ') : '';

describe('docs/workflow.md', () => {
  it('tells of every state its type, what follows, how often it is retried, where errors go and its time', () => {
    expect(told).toEqual(Object.entries(everyState()).map(rowOf));
  });

  it('names every error that is never retried', () => {
    const [, sentence = ''] = /Never retried: ([^.]+)\./.exec(page) ?? [];

    expect([...sentence.matchAll(/`(\w+)`/g)].map(([, name]) => name)).toEqual([...permanentErrors]);
  });

  it('has an article for every state that does something', () => {
    const articles = [...page.matchAll(/^### (.+)$/gm)].flatMap(([, heading = '']) => heading.split(/, | and /));
    const without = Object.entries(everyState()).filter(
      ([name, { Type }]) =>
        ['Task', 'Map', 'Wait', 'Pass'].includes(Type) && !articles.includes(name) && name !== 'LogFailureUnreported',
    );

    expect(without.map(([name]) => name)).toEqual([]);
  });
});
