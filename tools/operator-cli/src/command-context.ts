import type { Host, HostChoice } from '@siesa-integration/operator/hosts';
import type { Language } from '@siesa-integration/operator/messages';
import type { Terminal } from './terminal/terminal.ts';
import type { Prompter } from './terminal/prompter.ts';

/** What every command is given. */
export interface CommandContext {
  readonly terminal: Terminal;
  /** Opens the host that the options name; the command closes it. */
  readonly openHost: (choice: HostChoice) => Promise<Host>;
  readonly prompter: Prompter;
  /** In which people are written to. */
  readonly language: Language;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Resolves at Ctrl+C, or at the signal that ends a service. Commands that would go on for ever wait for it. */
  readonly interrupted: () => Promise<void>;
  /** Calls back at the first Ctrl+C; a second one ends the process. */
  readonly onCtrlC: (first: () => void) => Disposable;
  /** What the operator types before the name of a command, such as `npx siesa-sync`. */
  readonly call: string;
  /** Sets the command's exit code; the last call counts. */
  readonly exitWith: (code: ExitCode) => void;
}

/** 0 done; 1 an execution was started and failed; 2 nothing was started; 3 skipped, that client is already being synced. */
export type ExitCode = 0 | 1 | 2 | 3;
