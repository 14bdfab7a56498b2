import { openLocalFolder } from '../local-host/open-local-folder.ts';
import { noPauses } from './changed-template.ts';
import { reached, type Moment } from './moment.ts';

/** A process of its own that dies at a moment of an execution, as of `kill -9`: `node die-in-process.ts FOLDER TEMPLATE INPUT MOMENT`. */
const [, , folder = '', template = '', input = '', moment = ''] = process.argv;
const host = await openLocalFolder(folder, { template, recordAwsCalls: true, retries: noPauses });
await reached(JSON.parse(moment) as Moment, { execution: host.start(JSON.parse(input)), awsCalls: host.awsCalls });
process.kill(process.pid, 'SIGKILL');
