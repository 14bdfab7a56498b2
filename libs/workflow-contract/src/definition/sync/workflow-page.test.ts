import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { permanentErrorNames } from '../../error-catalogue.ts';
import { describe, expect, it } from 'vitest';
import { everyState } from '../../testing/definition.ts';
import type { State } from '../asl/states.ts';

const page = readFileSync(join(import.meta.dirname, '../../../../../docs/workflow.md'), 'utf8');

/** One row of the page's table. */
type Row = readonly string[];

const listed: Row[] = [...page.matchAll(/^\| `([^`]+)` \|(.*)\|$/gm)].map(([, name = '', rest = '']) => [
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
  it('lists type, successor, retries, catchers and timeout of every state', () => {
    expect(listed).toEqual(Object.entries(everyState()).map(rowOf));
  });

  it('lists every error that is never retried', () => {
    const [, sentence = ''] = /Never retried: ([^.]+)\./.exec(page) ?? [];

    expect([...sentence.matchAll(/`(\w+)`/g)].map(([, name]) => name)).toEqual([...permanentErrorNames()]);
  });

  it('has an article for every state that does some work', () => {
    const articles = [...page.matchAll(/^### (.+)$/gm)].flatMap(([, heading = '']) => heading.split(/, | and /));
    const without = Object.entries(everyState()).filter(
      ([name, { Type }]) =>
        ['Task', 'Map', 'Wait', 'Pass'].includes(Type) && !articles.includes(name) && name !== 'LogFailureUnreported',
    );

    expect(without.map(([name]) => name)).toEqual([]);
  });
});
