import { processTerminal } from './console/terminal.ts';
import { openHost } from './hosts/open-host.ts';
import { terminalPrompter } from './prompts/prompter.ts';
import { runSiesaSync } from './run-siesa-sync.ts';

process.exitCode = await runSiesaSync(process.argv.slice(2), {
  terminal: processTerminal(),
  openHost,
  prompter: terminalPrompter(),
  now: Date.now,
});
