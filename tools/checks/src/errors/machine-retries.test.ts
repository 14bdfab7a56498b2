import { readFileSync } from 'node:fs';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import type { StateDefinition, StateMachineDefinition } from '@siesa-integration/local-runtime/workflow';
import { defaultTemplate, deploymentOf, repositoryRoot, type Template } from '@siesa-integration/sandbox/template';
import { taskRetries } from '@siesa-integration/simulation';
import { errorCatalogue, permanentErrorNames } from '@siesa-integration/workflow-contract';
import { describe, expect, it } from 'vitest';

interface Retrier {
  readonly ErrorEquals: readonly string[];
  readonly MaxAttempts: number;
  readonly IntervalSeconds?: number;
}

const { workflows } = deploymentOf(JSON.parse(readFileSync(defaultTemplate(), 'utf8')) as Template);

const lambdaStates = ({ States: states }: StateMachineDefinition): readonly (readonly [string, StateDefinition])[] =>
  Object.entries(states).flatMap(([name, state]) => [
    ...(state.Resource?.includes(':function:') ? [[name, state] as const] : []),
    ...(state.ItemProcessor ? lambdaStates(state.ItemProcessor) : []),
  ]);

const tasks = workflows.flatMap(({ definition }) => lambdaStates(definition));
const retriersOf = (state: StateDefinition): readonly Retrier[] => state.Retry as readonly Retrier[];

/** Names of errors that the libraries declare. */
const declared = globSync('libs/*/src/**/*.ts', { cwd: repositoryRoot() })
  .filter((file) => !/\.test\.ts$|\/(testing|fake|conformance)\//.test(file))
  .flatMap((file) =>
    [...readFileSync(join(repositoryRoot(), file), 'utf8').matchAll(/\breadonly name = '(\w+)'/g)].map(
      ([, name = '']) => name,
    ),
  );

describe('the synthesized workflows', () => {
  it('have Lambda states', () => {
    expect(tasks.length).toBeGreaterThanOrEqual(5);
  });

  it.each(tasks)('retry in %s every error except those that the catalogue does not', (_name, state) => {
    const [first, ...others] = retriersOf(state);

    expect(first).toMatchObject({ ErrorEquals: permanentErrorNames(), MaxAttempts: 0 });
    expect(others.flatMap(({ ErrorEquals: names }) => names)).toContain('States.TaskFailed');
  });

  it.each(tasks)('retry in %s as often as the simulation does', (_name, state) => {
    expect(retriersOf(state)[1]).toMatchObject({
      MaxAttempts: taskRetries.maxAttempts,
      IntervalSeconds: taskRetries.intervalSeconds,
    });
  });
});

describe('the error catalogue', () => {
  const names = errorCatalogue.map(({ name }) => name);

  it('has a row for each error that a library declares', () => {
    expect([...new Set(declared)].filter((name) => !names.includes(name))).toEqual([]);
  });
});
