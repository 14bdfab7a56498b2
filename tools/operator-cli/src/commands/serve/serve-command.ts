import { Command, Option } from 'commander';
import type { CommandContext } from '../../command-context.ts';
import { paintFor } from '../../terminal/terminal.ts';
import { wholeNumber } from '../../terminal/whole-number.ts';
import { localFolder } from '../../with-host.ts';
import { renderLogLine } from './render-log-line.ts';
import { stopSignals } from './stop-signals.ts';

interface ServeOptions {
  readonly local?: string;
  readonly port: number;
  readonly concurrency: number;
}

/** `siesa-sync serve --local DIR` */
export const serveCommand = ({ terminal, now }: CommandContext): Command =>
  new Command('serve')
    .description(
      'Starts the syncs of a folder by the schedules of its clients, and serves the console, /healthz and /metrics on 127.0.0.1. Changed files are followed without a restart. SIGTERM or Ctrl-C lets calls end, at most 25 seconds, and gives leases back; a second one ends at once. The log is JSON lines, or text on a terminal.',
    )
    .option('--local <dir>', 'the folder of clients on this machine (or SIESA_SYNC_LOCAL)')
    .addOption(
      new Option('--port <port>', 'of 127.0.0.1; 0 for any that is free')
        .argParser(wholeNumber(0, 65_535))
        .default(7420),
    )
    .addOption(
      new Option('--concurrency <n>', 'most syncs at once; the others wait').argParser(wholeNumber(1, 100)).default(4),
    )
    .addHelpText('after', '\nExample:\n  $ siesa-sync serve --local ./clients')
    .action(async ({ local, port, concurrency }: ServeOptions) => {
      const dir = localFolder({ ...(local !== undefined && { local }) });
      using signals = stopSignals(() => process.exit(1)); // what was answered is on the disk, and leases end with the process
      const paint = paintFor(terminal);
      const write = (line: string): void => {
        terminal.out(terminal.width === undefined ? line : renderLogLine(line, paint));
      };
      // Loaded here, because the server takes longer to load than most commands take.
      const [{ alertJob, inboxJob, serveFolder }, { createConsole }] = await Promise.all([
        import('@siesa-integration/operator/serve'),
        import('@siesa-integration/console'),
      ]);
      const serving = await serveFolder(dir, {
        port,
        concurrency,
        write,
        now,
        pages: ({ host, address }) =>
          createConsole(host, { origins: () => namesOf(address()), remoteAddress: () => '127.0.0.1' }).fetch,
        jobs: ({ host, stores, log }) => [
          ...(host.alerts ? [alertJob(host.alerts, now)] : []),
          inboxJob(dir, { host, alerts: stores.alerts, log, now }),
        ],
      });
      const signal = await signals.first;
      write(stoppingLine(signal, now()));
      await serving.close();
    });

/** Under both names of this machine. */
const namesOf = (address: string): readonly string[] => [address, address.replace('127.0.0.1', 'localhost')];

const stoppingLine = (signal: NodeJS.Signals, now: number): string =>
  `${JSON.stringify({ level: 'INFO', timestamp: new Date(now).toISOString(), component: 'serve', message: `${signal}: calls that run may end; a second signal ends at once` })}\n`;
