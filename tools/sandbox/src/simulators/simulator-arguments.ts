import { parseArgs } from 'node:util';
import { siesaDialects, type SiesaDialectName } from '@siesa-integration/siesa-client';
import type { SimulatorFaults } from './simulator-faults.ts';
import { simulatorLieNames as lieNames, simulatorLies } from './simulator-lies.ts';
import { simulatorNames as names, type SimulatorName } from './start-simulators.ts';

/** The arguments of `npm run simulators`. */
export interface SimulatorArguments {
  readonly only: readonly SimulatorName[];
  readonly size: number;
  readonly seed: number;
  readonly dialect: SiesaDialectName;
  readonly faults: SimulatorFaults;
  /** Where to write example clients that point at the simulators. */
  readonly write?: string;
  readonly ports: Readonly<Record<SimulatorName, number>>;
}

const dialects = siesaDialects.map(({ name }) => name);

export const simulatorUsage = `Starts simulators of Siesa, of every destination and of its dialects (${names.slice(1).join(', ')}) on 127.0.0.1.

  npm run simulators                      all of them, 10,000 products
  npm run simulators -- siesa --products 100000 --seed 7
  npm run simulators -- kong wms --poison 5 --verdicts anonymous

  --products N      records of Siesa's catalogue (10000)
  --seed N          the same seed gives the same catalogue (1)
  --dialect NAME    how Siesa answers: ${dialects.join(' or ')} (${dialects[0] ?? ''})
  --write DIR       write four example clients that point at the simulators
  --port N          Siesa's port; the destinations follow in the order above (4010)
  --latency MS      wait before each answer
  --siesa-limit N   Siesa's calls a minute before 429
  --product-limit N a destination's calls a second before 429
  --errors PERCENT  answers that are 503
  --cut PERCENT     Siesa's answers that end in the middle
  --poison N        records that the destinations refuse
  --verdicts STYLE  results, none, errors or anonymous: how the destinations answer
  --lie NAME        an untrue answer, as systems in use give them; may be given several times:
${lieNames.map((name) => `      ${name.padEnd(20)}${simulatorLies[name].what}\n`).join('')}`;

const styles = ['results', 'none', 'errors', 'anonymous'] as const;

/**
 * Reads the command line.
 *
 * @returns the arguments, `'help'`, or a sentence that names the problem.
 */
export const simulatorArguments = (
  args: readonly string[],
): SimulatorArguments | 'help' | { readonly problem: string } => {
  try {
    return read(args);
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
};

const read = (args: readonly string[]): SimulatorArguments | 'help' => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      help: { type: 'boolean', short: 'h' },
      write: { type: 'string' },
      dialect: { type: 'string', default: siesaDialects[0].name },
      verdicts: { type: 'string', default: 'results' },
      lie: { type: 'string', multiple: true, default: [] },
      ...(Object.fromEntries(numeric.map((name) => [name, { type: 'string' }])) as Record<
        (typeof numeric)[number],
        { type: 'string' }
      >),
    },
  });
  if (values.help) return 'help';
  const figure = (name: (typeof numeric)[number], fallback: number): number => numberOf(name, values[name], fallback);
  const port = figure('port', 4010);
  return {
    only: positionals.length === 0 ? names : positionals.map((name) => oneOf(names, name, 'simulator')),
    size: figure('products', 10_000),
    seed: figure('seed', 1),
    dialect: oneOf(dialects, values.dialect, 'dialect'),
    ports: Object.fromEntries(names.map((name, index) => [name, port + index])) as Record<SimulatorName, number>,
    faults: {
      latencyMs: figure('latency', 0),
      siesaCallsPerMinute: figure('siesa-limit', Infinity),
      productCallsPerSecond: figure('product-limit', Infinity),
      errorPercent: figure('errors', 0),
      cutPercent: figure('cut', 0),
      poison: figure('poison', 0),
      verdicts: oneOf(styles, values.verdicts, 'style of verdicts'),
      lies: values.lie.map((name) => oneOf(lieNames, name, 'lie')),
    },
    ...(values.write === undefined ? {} : { write: values.write }),
  };
};

const numeric = [
  'products',
  'seed',
  'port',
  'latency',
  'siesa-limit',
  'product-limit',
  'errors',
  'cut',
  'poison',
] as const;

const numberOf = (name: string, text: string | undefined, fallback: number): number => {
  if (text === undefined) return fallback;
  if (!/^\d{1,8}$/.test(text)) throw new Error(`--${name} takes a whole number, not '${text}'.`);
  return Number(text);
};

const oneOf = <T extends string>(known: readonly T[], given: string, what: string): T => {
  const found = known.find((name) => name === given);
  if (found === undefined) throw new Error(`There is no ${what} '${given}'. There are ${known.join(', ')}.`);
  return found;
};
