import { languageOf } from '@siesa-integration/operator/messages';
import { commandCall } from './terminal/command-call.ts';
import { processTerminal } from './terminal/terminal.ts';
import { openHost } from './open-host.ts';
import { stopSignals } from './commands/serve/stop-signals.ts';
import { terminalPrompter } from './terminal/prompter.ts';
import { runSiesaSync } from './run-siesa-sync.ts';
import { packageManifest } from './version.ts';

const endProcess = (): never => process.exit(1);

process.exitCode = await runSiesaSync(process.argv.slice(2), {
  terminal: processTerminal(),
  openHost,
  prompter: terminalPrompter(),
  language: languageOf(process.env),
  now: Date.now,
  call: commandCall({
    script: process.argv[1] ?? '',
    packageName: packageManifest().name,
    env: process.env,
    cwd: process.cwd(),
  }),
  interrupted: async () => {
    using signals = stopSignals(endProcess);
    await signals.first;
  },
  onCtrlC: (first) => {
    const signals = stopSignals(endProcess, ['SIGINT']);
    void signals.first.then(first);
    return signals;
  },
});
