import { reconcileDemo } from '../src/commands/demo/reconcile-demo.ts';
import { memoryTerminal } from '../src/testing/memory-terminal.ts';

const terminal = { ...memoryTerminal(), interactive: false };
process.exitCode = await reconcileDemo({ rows: Number(process.argv[2]), json: true }, { terminal, language: 'en' });
process.stdout.write(terminal.written.out);
