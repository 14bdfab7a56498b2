// What `npm run simulators` runs.
import {
  type DestinationName,
  type DialectSimulatorName,
  dialectSimulators,
} from './simulators/destination-simulators.ts';
import { announce } from './simulators/announce.ts';
import { simulatorArguments, simulatorUsage, type SimulatorArguments } from './simulators/simulator-arguments.ts';
import {
  simulatorNames,
  startDestinationSimulator,
  startDialectSimulator,
  startSiesaSimulator,
  type SimulatorName,
} from './simulators/start-simulators.ts';
import { writeExampleFolder } from './write-example-folder.ts';

const start = (name: SimulatorName, args: SimulatorArguments): Promise<{ readonly url: URL }> => {
  if (name === 'siesa') return startSiesaSimulator(args);
  return name in dialectSimulators
    ? startDialectSimulator(name as DialectSimulatorName, args)
    : startDestinationSimulator(name as DestinationName, args);
};

const run = async (args: SimulatorArguments): Promise<void> => {
  const running: [SimulatorName, URL][] = [];
  for (const name of args.only) running.push([name, (await start(name, args)).url]);
  if (args.write !== undefined) await writeExampleFolder({ dir: args.write, addresses: addressesOf(running, args) });
  process.stdout.write(announce(running, args));
};

/** Where each simulator answers, or would if it were started too. */
const addressesOf = (
  running: readonly (readonly [SimulatorName, URL])[],
  { ports }: SimulatorArguments,
): Record<SimulatorName, URL> => {
  const would = simulatorNames.map(
    (name) => [name, new URL(`http://127.0.0.1:${String(ports[name])}${name === 'siesa' ? '/api' : ''}`)] as const,
  );
  return Object.fromEntries([...would, ...running]) as Record<SimulatorName, URL>;
};

const args = simulatorArguments(process.argv.slice(2));
if (args === 'help') {
  process.stdout.write(simulatorUsage);
} else if ('problem' in args) {
  process.stderr.write(`${args.problem} See: npm run simulators -- --help\n`);
  process.exitCode = 2;
} else {
  await run(args).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    process.stderr.write(
      `Another process holds a port of the simulators (${error.message}): end it, or choose others with --port N.\n`,
    );
    process.exit(2);
  });
}
