import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repositoryRoot } from '../local-host/repository-root.ts';
import { deploymentOf, type StateMachineDefinition } from '../local-host/template/deployment.ts';
import { defaultTemplate } from '../local-host/template/read-template.ts';
import type { Template } from '../local-host/template/template.ts';

/** Errors that end inside the library that throws them: no stage ever ends with one. */
const neverLeave = ['BodyTooLarge', 'ExpressionFailed', 'ExpressionRefused', 'SiesaMustWait', 'UnreadableBody'];

/** Names of AWS, or of a defect that another attempt may mend. */
const triedAgain = [
  'CountMismatch',
  'ProvisionedThroughputExceededException',
  'ProductUnavailable',
  'RateLimited',
  'SiesaUnavailable',
];

/** Every error of the libraries by its name, read where it is declared. */
const declared = [
  ...new Set(
    globSync('libs/*/src/**/*.ts', { cwd: repositoryRoot() })
      .filter((file) => !/\.test\.ts$|\/testing\//.test(file))
      .flatMap((file) =>
        [...readFileSync(join(repositoryRoot(), file), 'utf8').matchAll(/\breadonly name = '(\w+)'/g)].map(
          ([, name = '']) => name,
        ),
      ),
  ),
].sort();

const { definition } = deploymentOf(JSON.parse(readFileSync(defaultTemplate(), 'utf8')) as Template).stateMachine;

const firstRetriers = (machine: StateMachineDefinition): string[][] =>
  Object.values(machine.States).flatMap((state) => [
    ...(state.Resource?.includes(':function:')
      ? [(state['Retry'] as [{ readonly ErrorEquals: string[] }])[0].ErrorEquals]
      : []),
    ...(state.ItemProcessor ? firstRetriers(state.ItemProcessor) : []),
  ]);

describe('the errors that the machine does not retry', () => {
  it('are the same for every function', () => {
    const [first, ...others] = firstRetriers(definition);

    expect(others).toHaveLength(4);
    for (const other of others) expect(other).toEqual(first);
  });

  it('are exactly those that the code can throw and no other attempt can mend', () => {
    const permanent = declared.filter((name) => !neverLeave.includes(name) && !triedAgain.includes(name));

    expect([...(firstRetriers(definition)[0] ?? [])].sort()).toEqual(permanent);
  });

  it('have no name on these lists that nobody declares', () => {
    expect([...neverLeave, ...triedAgain].filter((name) => !declared.includes(name))).toEqual([]);
  });
});
