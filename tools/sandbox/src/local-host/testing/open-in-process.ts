import { openLocalFolder } from '../open-local-folder.ts';

/**
 * A process of its own that opens a folder: `node open-in-process.ts FOLDER TEMPLATE [INPUT]`.
 *
 * It says its role in a line, starts an execution of INPUT, if it was given one, and says how it ended; it closes at the end of its standard input.
 */
const [, , folder = '', template = '', input] = process.argv;
const host = await openLocalFolder(folder, { template });
console.log(JSON.stringify({ role: host.role }));
process.stdin.on('end', () => void host.close()).resume();
if (input !== undefined) {
  const { status, error, cause } = await host.start(JSON.parse(input)).result;
  console.log(JSON.stringify({ status, error, cause }));
}
