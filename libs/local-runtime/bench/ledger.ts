import { mkdtemp, mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { LedgerEntry } from '@siesa-integration/sync-pipeline';
import { openLocalStores } from '../src/index.ts';

/**
 * What one entry of the ledger costs to write and to read, against inserts and selects of node:sqlite by hand into a table of three columns, as durable and in as many
 * transactions. In turns, because other processes of the machine take their share; processor time counts.
 */
const parts = 50;
const perPart = 1_000;
const rounds = 5;
const most = { written: 1.25, read: 1.25 };

const folder = await mkdtemp(join(tmpdir(), 'bench-ledger-'));
await mkdir(join(folder, 'clients'));

const entry = (at: number, round: number): LedgerEntry => ({
  product_id: `PROD${at.toString().padStart(8, '0')}`,
  source_id: `PROD${at.toString().padStart(8, '0')}`,
  last_seen_sync: `sync-20250115-10000${round.toString()}-7f3a`,
  accepted: {
    fingerprint: '0123456789abcdef0123456789abcdef',
    source_modified: '2025-01-15T09:00:00Z',
    sync_id: `sync-20250115-10000${round.toString()}-7f3a`,
    at: '2025-01-15T10:00:00.000Z',
  },
});
const partsOf = (round: number): readonly (readonly LedgerEntry[])[] =>
  Array.from({ length: parts }, (_, part) =>
    Array.from({ length: perPart }, (__, at) => entry(part * perPart + at, round)),
  );

interface Store {
  readonly write: (entries: readonly LedgerEntry[]) => unknown;
  readonly read: (ids: readonly string[]) => unknown;
  readonly close: () => void;
}

const byHand = (): Store => {
  const database = new DatabaseSync(join(folder, 'by-hand.sqlite'));
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  database.exec(
    'CREATE TABLE IF NOT EXISTS entry (client TEXT, product TEXT, entry TEXT, PRIMARY KEY (client, product))',
  );
  const insert = database.prepare('INSERT OR REPLACE INTO entry VALUES (?, ?, ?)');
  const select = database.prepare('SELECT entry FROM entry WHERE client = ? AND product = ?');
  return {
    write: (entries) => {
      database.exec('BEGIN');
      for (const one of entries) insert.run('cliente-a', one.product_id, JSON.stringify(one));
      database.exec('COMMIT');
    },
    read: (ids) =>
      new Map(ids.map((id) => [id, JSON.parse(String(select.get('cliente-a', id)?.['entry'])) as unknown])),
    close: () => {
      database.close();
    },
  };
};

const ours = async (): Promise<Store> => {
  const { ports, close } = await openLocalStores(folder);
  return {
    write: (entries) => ports.ledger.writeMany('cliente-a', entries),
    read: (ids) => ports.ledger.readMany('cliente-a', ids),
    close,
  };
};

/** Microseconds of processor time for each entry. */
const measure = async (work: () => Promise<void>): Promise<number> => {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / (parts * perPart);
};

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? Number.NaN;

const stores = { 'by hand': byHand(), ours: await ours() };
const figures = { written: new Map<string, number[]>(), read: new Map<string, number[]>() };
for (let round = 0; round < rounds; round += 1) {
  const work = partsOf(round);
  for (const [name, store] of Object.entries(stores)) {
    const written = await measure(async () => {
      for (const part of work) await store.write(part);
    });
    const read = await measure(async () => {
      for (const part of work) await store.read(part.map(({ product_id: id }) => id));
    });
    figures.written.set(name, [...(figures.written.get(name) ?? []), written]);
    figures.read.set(name, [...(figures.read.get(name) ?? []), read]);
  }
}
for (const store of Object.values(stores)) store.close();
await rm(folder, { recursive: true });

for (const what of ['written', 'read'] as const) {
  const [hand, own] = ['by hand', 'ours'].map((name) => median(figures[what].get(name) ?? [])) as [number, number];
  console.log(
    `an entry ${what}: by hand ${hand.toFixed(2)} µs, the ledger ${own.toFixed(2)} µs of processor; ratio ${(own / hand).toFixed(2)}, at most ${most[what].toFixed(2)}`,
  );
  if (own > hand * most[what]) process.exitCode = 1;
}
