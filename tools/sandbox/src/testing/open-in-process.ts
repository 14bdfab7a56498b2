import { LocalHostError } from '@siesa-integration/local-runtime/workflow';
import { openEmulatedFolder } from '../emulated-host/open-emulated-folder.ts';

/**
 * A process of its own that opens a folder: `node open-in-process.ts FOLDER TEMPLATE [INPUT]`.
 *
 * It prints that it has opened it, or the code of the refusal. With INPUT it runs an execution. It closes at the end of its standard input.
 */
const [, , folder = '', template = '', input] = process.argv;
const host = await openEmulatedFolder(folder, { template }).catch((error: unknown) => {
  if (!(error instanceof LocalHostError)) throw error;
  console.log(JSON.stringify({ refused: error.code }));
});
if (host) console.log(JSON.stringify({ opened: true }));
process.stdin.on('end', () => void host?.close()).resume();
if (input !== undefined) await host?.start(JSON.parse(input)).result;
