import { siesaDialect } from '@siesa-integration/siesa-client';
import { fakeDialects } from '@siesa-integration/siesa-client/fake';
import { destinationNames } from '@siesa-integration/workflow-contract';
import type { SimulatorArguments } from './simulator-arguments.ts';
import { dialectSimulators, type DialectSimulatorName } from './destination-simulators.ts';
import { exampleKeys, exampleUser, type SimulatorName } from './start-simulators.ts';

/** The text that the command prints: each simulator's address, key and content, and the next step. */
export const announce = (
  running: readonly (readonly [SimulatorName, URL])[],
  { size, dialect, write }: Pick<SimulatorArguments, 'size' | 'dialect' | 'write'>,
): string => {
  const lines = running.map(([name, url]) =>
    [
      name.padEnd(10),
      url.href.replace(/\/$/, '').padEnd(30),
      `${keyOf(name, dialect)} `.padEnd(24),
      name === 'siesa' ? `${size.toLocaleString('en')} products` : `empty${settingsOf(name)}`,
    ].join(''),
  );
  const next =
    write === undefined
      ? ''
      : `\nFour example clients are in ${write}. In another terminal:\n  npx siesa-sync sync cliente-a cliente-b --local ${write} --type initial\n`;
  return `${lines.join('\n')}\n${next}\nCtrl+C ends them.\n`;
};

const isDialect = (name: SimulatorName): name is DialectSimulatorName => name in dialectSimulators;

const productTypes: readonly string[] = destinationNames;

/** What a client of a dialect needs beside the address. */
const settingsOf = (name: SimulatorName): string => {
  if (!isDialect(name) || productTypes.includes(name)) return '';
  return `, product_dialect ${name}, product_settings ${JSON.stringify(dialectSimulators[name].settings)}`;
};

const keyOf = (name: SimulatorName, dialect: SimulatorArguments['dialect']): string => {
  if (isDialect(name)) return `username ${exampleUser}, password ${exampleKeys[name]}`;
  const keys = fakeDialects.find((fake) => fake.name === dialect)?.keysFor(exampleKeys.siesa).keys ?? {};
  const titles = siesaDialect(dialect)?.keys ?? [];
  return name === 'siesa'
    ? titles.flatMap(({ key, title }) => (key in keys ? `${title} ${String(keys[key])}` : [])).join(', ')
    : `key ${exampleKeys[name]}`;
};
