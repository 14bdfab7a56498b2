import { writeSync } from 'node:fs';
import { openLocalStores } from '../stores/open-local-stores.ts';

/**
 * A process of its own that writes to the stores of a folder until it is killed: `node write-in-process.ts FOLDER FIRST`.
 *
 * Round by round, from FIRST on, it writes a part of the ledger, the client's state, an object and a line of the history, and prints the name of each when it was answered.
 */
const [, , folder = '', first = '0'] = process.argv;
const { ports, history } = await openLocalStores(folder);

for (let round = Number(first); ; round += 1) {
  const syncId = `sync-${round.toString().padStart(6, '0')}`;
  const entries = Array.from({ length: 50 }, (_, at) => ({ product_id: `P${at.toString()}`, last_seen_sync: syncId }));
  await ports.ledger.writeMany('cliente-a', entries);
  writeSync(1, `ledger ${round.toString()}\n`); // at once: what is in a buffer is lost with the process
  const stored = await ports.state.read('cliente-a');
  if (!(await ports.state.replace('cliente-a', { epoch: round }, stored?.version ?? 0)))
    throw new Error('Another wrote.');
  writeSync(1, `state ${round.toString()}\n`);
  await ports.objects.put(`runs/cliente-a/${syncId}`, new Uint8Array(100_000).fill(round % 256), { contentType: 'x' });
  writeSync(1, `object ${round.toString()}\n`);
  await history.put({ tenantId: 'cliente-a', syncId });
  writeSync(1, `history ${round.toString()}\n`);
}
