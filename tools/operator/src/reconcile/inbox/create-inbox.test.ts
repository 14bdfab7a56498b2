import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundledRules } from '@siesa-integration/reconciliation';
import { silentLog } from '@siesa-integration/stage-runtime';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Host } from '../../hosts/host.ts';
import { inboxJob } from './create-inbox.ts';

const header = 'fornecedor_id;ordem_id;nome;ativo_id;data;valor\n';
const row = '1;ORD-00001;Ana Torres;A;2026-02-15;1.00\n';

let dir: string;
let inbox: string;
let subjects: string[];
let said: string[];
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'inbox-'));
  inbox = join(dir, 'inbox', 'supplier-orders');
  [subjects, said] = [[], []];
  await mkdir(inbox, { recursive: true });
  await writeFile(join(inbox, 'inbox.json'), '{"against": "base.csv"}');
  await writeFile(join(inbox, 'base.csv'), header + row);
});
afterEach(() => rm(dir, { recursive: true, force: true }));

/** A process that serves the folder. */
const started = () => {
  const job = inboxJob(dir, {
    host: {} as Host,
    alerts: { publish: ({ subject }) => Promise.resolve(void subjects.push(subject)) },
    log: { ...silentLog, error: (message: string) => void said.push(message) },
    now: Date.now,
    quietMs: 0,
  });
  return { look: job.run };
};
const put = (name: string, content: string): Promise<void> => writeFile(join(inbox, name), content);
const filesOf = async (folder: string) =>
  (await readdir(join(inbox, folder))).map((name) => name.replace(/^JOB-\d+-\d+-[0-9a-f]+/, 'JOB'));

describe('an inbox', () => {
  it('takes a file that is quiet between two looks, reconciles it under the day of its name, and publishes its notice', async () => {
    const { look } = started();
    await put('pedidos_2026-02-16.csv', header);
    await look();
    await put('pedidos_2026-02-16.csv', header + row);
    await put('pedidos_2026-02-17.csv.part', header);
    await look();
    expect(existsSync(join(inbox, 'pedidos_2026-02-16.csv'))).toBe(true);
    await look();

    expect(await filesOf('done')).toEqual(['JOB-pedidos_2026-02-16.csv']);
    expect((await readdir(inbox)).sort()).toEqual([
      'base.csv',
      'done',
      'inbox.json',
      'pedidos_2026-02-17.csv.part',
      'processing',
      'refused',
    ]);
    expect(subjects).toEqual([expect.stringMatching(/^Reconciliation JOB-\S+: 0 breaks$/)]);
  });

  it('takes up what a stopped process left, and reconciles the same content once', async () => {
    await mkdir(join(inbox, 'processing'));
    await put('processing/a_20260216.csv', header + row);
    await started().look();
    await copyFile(join(inbox, 'base.csv'), join(inbox, 'b_20260216.csv'));
    const { look } = started();
    await look();
    await look();

    expect(await filesOf('done')).toEqual(['JOB-a_20260216.csv', 'JOB-b_20260216.csv']);
    expect(subjects).toHaveLength(1);
  });

  it('puts a wrong file aside, with words beside it, and goes on with the next', async () => {
    await mkdir(join(inbox, 'processing'));
    await put('processing/a.csv', header);
    await put('processing/b.csv', header + row);
    await utimes(join(inbox, 'processing/b.csv'), 1_771_200_000, 1_771_200_000);
    await put('refused.csv', '');
    const { look } = started();
    await look();

    expect(await filesOf('refused')).toEqual(['a.csv', 'a.csv.txt']);
    expect(await readFile(join(inbox, 'refused/a.csv.txt'), 'utf8')).toBe(
      '\'a.csv\' is refused: it has a header and no rows. Declare "no_rows": "accept" when that means a day without business.\nAfter the correction, put the file into inbox/supplier-orders again.\n',
    );
    expect(await filesOf('done')).toEqual(['JOB-b.csv']);
    expect(subjects).toEqual([expect.stringMatching(/failed: FileRejected$/), expect.stringMatching(/0 breaks$/)]);
  });

  it('compares a file with the total beside it, which goes where the file goes', async () => {
    const rules = bundledRules('supplier-orders');
    const dialect = { ...rules.file.dialect, total_file: '.total' };
    await put(
      'rules.json',
      JSON.stringify({ ...rules, file: { ...rules.file, dialect }, base: { ...rules.base, dialect } }),
    );
    await writeFile(join(inbox, 'base.csv.total'), '1.00;1');
    const { look } = started();
    const arrives = async (total: string): Promise<void> => {
      await put('a_20260216.csv.total', total);
      await put('a_20260216.csv', header + row);
      await look();
      await look();
    };
    await arrives('1.01');
    expect(await filesOf('refused')).toEqual(['a_20260216.csv', 'a_20260216.csv.total', 'a_20260216.csv.txt']);

    await arrives('1.00');
    expect(await filesOf('done')).toEqual(['JOB-a_20260216.csv', 'JOB-a_20260216.csv.total']);
    expect(await readdir(join(inbox, 'processing'))).toEqual([]);
    expect(await readdir(inbox)).toContain('base.csv.total');
  });

  it('refuses a file while the base or the rules are not there, and names an inbox without settings once', async () => {
    await mkdir(join(dir, 'inbox/bank'));
    await mkdir(join(dir, 'inbox/mine'));
    await writeFile(join(dir, 'inbox/mine/inbox.json'), '{"against": "client:x", "rules": "nowhere.json"}');
    await rm(join(inbox, 'base.csv'));
    await mkdir(join(inbox, 'processing'));
    await put('processing/a.csv', header + row);
    await mkdir(join(dir, 'inbox/mine/processing'));
    await writeFile(join(dir, 'inbox/mine/processing/a.csv'), row);
    const { look } = started();
    await look();
    await look();

    expect(await readFile(join(inbox, 'refused/a.csv.txt'), 'utf8')).toMatch(/base\.csv' cannot be read/);
    expect(await readFile(join(dir, 'inbox/mine/refused/a.csv.txt'), 'utf8')).toMatch(/nowhere\.json' cannot be read/);
    expect(said.filter((line) => line.includes("The inbox 'bank' takes no files"))).toHaveLength(1);
  });
});
