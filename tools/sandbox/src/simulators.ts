// What `npm run simulators` runs.
import { announce } from './simulators/announce.ts';
import { simulatorArguments, simulatorUsage, type SimulatorArguments } from './simulators/simulator-arguments.ts';
import { startKongSimulator, startSiesaSimulator, startWmsSimulator, type SimulatorName } from './simulators/start-simulators.ts';
import { writeExampleFolder } from './write-example-folder.ts';

const starters = { siesa: startSiesaSimulator, kong: startKongSimulator, wms: startWmsSimulator } as const;

const run = async (args: SimulatorArguments): Promise<void> => {
  const running: [SimulatorName, URL][] = [];
  for (const name of args.only) running.push([name, (await starters[name](args)).url]);
  if (args.write !== undefined) await writeExampleFolder({ dir: args.write, addresses: addressesOf(running, args) });
  process.stdout.write(announce(running, args));
};

/** Where each simulator answers, or would if it were started too. */
const addressesOf = (running: readonly (readonly [SimulatorName, URL])[], { ports }: SimulatorArguments): Record<SimulatorName, URL> => ({
  siesa: new URL(`http://127.0.0.1:${String(ports.siesa)}/api`),
  kong: new URL(`http://127.0.0.1:${String(ports.kong)}`),
  wms: new URL(`http://127.0.0.1:${String(ports.wms)}`),
  ...Object.fromEntries(running),
});

const args = simulatorArguments(process.argv.slice(2));
if (args === 'help') {
  process.stdout.write(simulatorUsage);
} else if ('problem' in args) {
  process.stderr.write(`${args.problem} See: npm run simulators -- --help\n`);
  process.exitCode = 2;
} else {
  await run(args).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    process.stderr.write(`Another process holds a port of the simulators (${error.message}): end it, or choose others with --port N.\n`);
    process.exit(2);
  });
}
