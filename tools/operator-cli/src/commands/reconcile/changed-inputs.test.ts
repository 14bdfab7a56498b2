import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { bundledRules, type RuleDocument } from '@siesa-integration/reconciliation';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { siesaSync } from '../../testing/command-line.ts';

const header = 'fornecedor_id;ordem_id;nome;ativo_id;data;valor\n';
const row = (valor: string): string => `${header}1;ORD-00001;Ana Torres;A;2026-02-15;${valor}\n`;
const rules: RuleDocument = { ...bundledRules('supplier-orders'), name: 'mine' };

let dir: string;
const at = (name: string): string => join(dir, name);
const reconcile = (...args: readonly string[]) => siesaSync(['reconcile', ...args, '--local', dir]);
const writeRules = (document: object): Promise<void> => writeFile(at('rules.json'), JSON.stringify(document));
/** The id of the job, and its breaks by type. */
const run = async (path = at): Promise<{ readonly jobId: string; readonly types: readonly string[] }> => {
  const { out, err } = await reconcile(
    ...['run', path('file.csv'), '--rules', path('rules.json'), '--against', path('base.csv')],
    ...['--day', '2026-02-16', '--json'],
  );
  if (!out.includes('findings')) throw new Error(err + out); // with the reason of what was refused
  const { jobId, findings } = JSON.parse(out) as {
    readonly jobId: string;
    readonly findings: { readonly counts: readonly { readonly type: string }[] };
  };
  return { jobId, types: findings.counts.map(({ type }) => type) };
};

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'reconcile-changed-'));
  await Promise.all([
    writeFile(at('file.csv'), row('1500.75')),
    writeFile(at('base.csv'), row('1500.00')),
    writeRules(rules),
  ]);
});
afterEach(() => rm(dir, { recursive: true }));

describe('a job whose rules have changed since', () => {
  it('is explained and compared by those that it was reconciled by', async () => {
    const { jobId } = await run();
    await writeRules({ ...rules, breaks: rules.breaks.toReversed() });

    const named = /^MEDIUM TIPO_3_VALOR: Diferença de R\$ 0,75$/m;
    expect((await reconcile('explain', jobId, '2')).out).toMatch(named);
    await rm(at('rules.json'));
    expect((await reconcile('explain', jobId, '2')).out).toMatch(named);
    expect((await reconcile('diff', jobId, jobId)).out).toContain('1 the same');
  });

  it('is reconciled again by the new ones when it is resumed', async () => {
    const { jobId } = await run();
    await writeRules({ ...rules, breaks: rules.breaks.map((rule) => ({ ...rule, type: `NEW_${rule.type}` })) });
    await reconcile('resume', jobId);

    expect((await reconcile('explain', jobId, '2')).out).toContain('MEDIUM NEW_TIPO_3_VALOR');
    const folder = at(join('.siesa-sync/reconciliations', jobId));
    const { answer } = JSON.parse(await readFile(join(folder, 'report/stage.json'), 'utf8')) as {
      readonly answer: { readonly csv: string };
    };
    expect(await readFile(join(folder, 'report', answer.csv), 'utf8')).toContain(';NEW_TIPO_3_VALOR;');

    await writeRules({ ...rules, match: { ...rules.match, tolerance: { cents: 75, days: 0 } } });
    await reconcile('resume', jobId);
    expect((await reconcile('explain', jobId, '2')).out).toMatch(/^verdict: TOLERATED/);
  });
});

it('a job whose rows an earlier release wrote in another form is refused in words', async () => {
  const { jobId } = await run();
  await rename(
    ...(['file.parquet', 'file.clean'].map((name) =>
      at(join('.siesa-sync/reconciliations', jobId, 'validate', name)),
    ) as [string, string]),
  );

  for (const question of [
    ['explain', jobId, '2'],
    ['write-off', jobId, '2', '--note', 'paid in cash'],
  ])
    expect(await reconcile(...question)).toMatchObject({
      code: 2,
      err: expect.stringContaining(`The rows of '${jobId}' are not there, or an earlier release`) as string,
    });
});

it('a job knows whole paths, so that it goes on from any folder', async () => {
  const { jobId } = await run((name) => relative(process.cwd(), at(name)));
  const request = await readFile(at(join('.siesa-sync/reconciliations', jobId, 'request.json')), 'utf8');

  expect(JSON.parse(request)).toMatchObject({
    object_key: resolve(at('file.csv')),
    base_key: resolve(at('base.csv')),
    rules_key: resolve(at('rules.json')),
  });
});

describe('what is mistyped is refused in words, and nothing is started:', () => {
  const starting = (change: Readonly<Record<string, string>>): readonly string[] => {
    const { file = at('file.csv'), ...options } = { against: at('base.csv'), rules: at('rules.json'), ...change };
    return ['run', file, ...Object.entries(options).flatMap(([name, value]) => [`--${name}`, value])];
  };

  it.each([
    ['an impossible day', { day: '2026-02-30' }, "'2026-02-30' is not a day"],
    [
      'bundled rules',
      { rules: 'suplier-orders' },
      "The rules 'suplier-orders' cannot be read: name a file, or rules that come with this command: did you mean 'supplier-orders'?",
    ],
    ['a destination without its client', { file: 'destination:norte' }, 'give --against client:norte.'],
    ['a page in no folder', { page: '/nowhere/page.html' }, "cannot be written to '/nowhere/page.html'"],
    ['a page that is a folder', { page: tmpdir() }, 'name another file with --page.'],
  ])('%s', async (_what, change, sentence) => {
    const { err, code } = await reconcile(...starting(change));

    expect(err).toContain(sentence);
    expect(code).toBe(2);
    await expect(readFile(at('.siesa-sync/reconciliations/reconciliations.sqlite'))).rejects.toThrow('ENOENT');
  });

  it('rules that are no JSON', async () => {
    expect((await reconcile(...starting({ rules: at('base.csv') }))).err).toContain(
      'document: This is not JSON: line 1, column 2.',
    );
  });

  it('a decision without a reason', async () => {
    await writeFile(at('base.csv'), header.concat('1;ORD-00002;Ana Torres;A;2026-02-15;1.00\n'));
    const { jobId } = await run();
    for (const decision of [
      ['match', jobId, '2', '2'],
      ['unmatch', jobId, '2'],
      ['write-off', jobId, '2'],
    ])
      expect(await reconcile(...decision, '--note', ' ')).toMatchObject({
        code: 2,
        err: expect.stringContaining('The note is empty') as string,
      });
  });
});

it('two at once: one reconciles, and the other one says so', async () => {
  const lines = Array.from({ length: 30_000 }, (_, line) => `1;ORD-${String(line + 10_000)};Ana;A;2026-02-15;1.00\n`);
  await writeFile(at('file.csv'), [header, ...lines].join(''));
  const [one, other] = await Promise.allSettled([run(), run()]);
  const [ended, refused] = one.status === 'fulfilled' ? [one, other] : [other, one];

  expect(ended).toMatchObject({ status: 'fulfilled', value: { types: expect.any(Array) as unknown } });
  expect(refused).toMatchObject({
    status: 'rejected',
    reason: { message: expect.stringMatching(/Another run reconciles these files at this moment as 'JOB-/) as string },
  });
});
