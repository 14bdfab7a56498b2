import { execFileSync } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CommandResult, siesaSync } from '../src/testing/command-line.ts';
import { type ExampleSetup, startExampleSetup } from '../src/testing/example-setup.ts';

const size = 3_000;
let setup: ExampleSetup;
let state: string;
const run = (command: string, ...args: readonly string[]): Buffer => execFileSync(command, args, { stdio: 'pipe' });

/** Whether this user may mount; only then a disk can be full, or read-only, here. */
const mayMount = ((): boolean => {
  try {
    run('unshare', '--mount', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt');
    return true;
  } catch {
    return false;
  }
})();

beforeEach(async () => {
  setup = await startExampleSetup({ size });
  state = join(setup.dir, '.siesa-sync');
  await mkdir(state);
});
afterEach(async () => {
  await setup.close();
});

const sync = (): Promise<CommandResult> => siesaSync(['sync', 'cliente-a', '--local', setup.dir]);
/** A failure in words: the file, the next move, and no stack trace. */
const expectWords = ({ code, out, err }: CommandResult): void => {
  expect(code).not.toBe(0);
  expect(`${out}${err}`).toMatch(/\.siesa-sync\S*' (cannot be used|is damaged) \(.+\)\. (Move away|Put a backup)/);
  expect(`${out}${err}`).not.toMatch(/^\s+at .+:\d+:\d+/m);
};
const expectAllStored = async (): Promise<void> => {
  expect(await sync()).toMatchObject({ code: 0 });
  expect([...setup.kong.products].map(([id, { quantity }]) => [id, quantity]).toSorted()).toEqual(
    setup.siesa.products.rows.map((row) => [String(row['f_codigo']).trim(), Number(row['f_cantidad'])]).toSorted(),
  );
};

describe.skipIf(!mayMount)('a sync of 3,000 products (skipped where this user may not mount a disk)', () => {
  const remount = (options: string): Buffer => run('mount', '-o', `remount,${options}`, state);
  beforeEach(() => {
    run('mount', '-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', state);
  });
  afterEach(() => {
    run('umount', '-l', state);
  });

  it.each(['256k', '512k', '768k', '1m', '1536k', '2m', '3m'])(
    'on a disk of %s says that it is full, or succeeds; the next one, with room, has everything right',
    { timeout: 60_000 },
    async (room) => {
      remount(`size=${room}`);
      const first = await sync();
      if (first.code !== 0) expectWords(first);

      remount('size=200m');
      await expectAllStored();
    },
  );

  it('on a disk that became read-only fails in words, and the next one has everything right', {
    timeout: 60_000,
  }, async () => {
    remount('size=200m');
    await sync();
    setup.siesa.upsert(
      setup.siesa.products.rows.map((row) => ({
        ...row,
        f_cantidad: 7,
        f_fecha_modificacion: new Date().toISOString(),
      })),
    );
    remount('ro');
    expectWords(await sync());

    remount('rw');
    await expectAllStored();
  });
});

describe('a sync over a database', () => {
  it.each<[string, (content: Buffer) => Uint8Array]>([
    ['cut in the middle', (content) => content.subarray(0, content.length / 2)],
    ['with one flipped bit in its header', (content) => content.fill((content[5] ?? 0) ^ 1, 5, 6)],
    ['with a page of noise', (content) => content.fill(0xa5, 4_096, 8_192)],
  ])(
    '%s fails in words and sends nothing; with the backup in its place all is right',
    { timeout: 60_000 },
    async (_what, damage) => {
      await sync();
      const backup = join(setup.dir, 'state.backup');
      expect(await siesaSync(['backup', '--local', setup.dir, backup])).toMatchObject({ code: 0 });
      const file = join(state, 'state.sqlite');
      await writeFile(file, damage(await readFile(file)));
      const calls = setup.kong.calls.length;
      expectWords(await sync());
      expect(setup.kong.calls).toHaveLength(calls);

      await rm(state, { recursive: true });
      expect(await siesaSync(['restore', backup, '--local', setup.dir])).toMatchObject({ code: 0 });
      await expectAllStored();
    },
  );
});
