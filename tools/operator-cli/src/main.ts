import { languageOf } from '@siesa-integration/operator';
import { processTerminal } from './terminal/terminal.ts';
import { openHost } from './open-host.ts';
import { terminalPrompter } from './terminal/prompter.ts';
import { runSiesaSync } from './run-siesa-sync.ts';

process.exitCode = await runSiesaSync(process.argv.slice(2), {
  terminal: processTerminal(),
  openHost,
  prompter: terminalPrompter(),
  language: languageOf(process.env),
  now: Date.now,
});
