export type { Prompter } from '../terminal/prompter.ts';
export { answering, siesaSync, type CommandResult } from './command-line.ts';
export { startExampleSetup, type ExampleSetup } from './example-setup.ts';
export { memoryTerminal } from './memory-terminal.ts';
export { wholeProgram } from './whole-program.ts';
