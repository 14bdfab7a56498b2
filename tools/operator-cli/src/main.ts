import { languageOf } from '@siesa-integration/operator';
import { processTerminal } from './terminal/terminal.ts';
import { openHost } from './open-host.ts';
import { stopSignals } from './commands/serve/stop-signals.ts';
import { terminalPrompter } from './terminal/prompter.ts';
import { runSiesaSync } from './run-siesa-sync.ts';

process.exitCode = await runSiesaSync(process.argv.slice(2), {
  terminal: processTerminal(),
  openHost,
  prompter: terminalPrompter(),
  language: languageOf(process.env),
  now: Date.now,
  interrupted: async () => {
    using signals = stopSignals(() => process.exit(1));
    await signals.first;
  },
});
