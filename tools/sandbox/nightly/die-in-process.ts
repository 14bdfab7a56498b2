import { openEmulatedFolder } from '../src/emulated-host/open-emulated-folder.ts';
import { noPauses } from './changed-template.ts';
import { reached, type Instant } from './instant.ts';

/** A process of its own that dies at an instant of an execution, as of `kill -9`: `node die-in-process.ts FOLDER TEMPLATE INPUT INSTANT`. */
const [, , folder = '', template = '', input = '', instant = ''] = process.argv;
const host = await openEmulatedFolder(folder, { template, recordAwsCalls: true, retries: noPauses });
await reached(JSON.parse(instant) as Instant, { execution: host.start(JSON.parse(input)), calls: host.awsCalls });
process.kill(process.pid, 'SIGKILL');
