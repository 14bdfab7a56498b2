import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import {
  decideRows,
  explainRow,
  filesToReconcile,
  listJobs,
  OperatorMistake,
  readJob,
  reconcileAgain,
  reconciledFile,
  reconcileProducts,
  type ReconciliationEnd,
  resumeReconciliation,
  runReconciliation,
} from '@siesa-integration/operator';
import { message } from '@siesa-integration/operator/messages';
import { type Context, Hono } from 'hono';
import { audited } from '../../view/audited.ts';
import type { ConsoleEnv, View } from '../../view/view.ts';
import { fieldIn } from '../../view/written-in.ts';
import { problemPage } from '../problem-page.ts';
import { jobPage } from './job-page.ts';
import { nameOf, reconciliationsPage } from './reconciliations-page.ts';
import { rowPage } from './row-page.ts';
import { createRunningJobs } from './running-jobs.ts';

const perPage = 50;
const address = '/reconciliations';
const jobAddress = `${address}/:job{JOB-[\\d-]+-[0-9a-f]{6}}`;

/** Files and systems that are compared: jobs, what they found, and what people decide. */
export const reconciliationsPages = (): Hono<ConsoleEnv> => {
  const app = new Hono<ConsoleEnv>();
  const running = createRunningJobs();

  app.use(`${address}/*`, async (context, next) => {
    const view = context.get('view');
    if (view.host.folder !== undefined) return next();
    return context.html(problemPage(view, view.t('console/reconcile-elsewhere')), 404);
  });
  app.get(address, async (context) => {
    const view = context.get('view');
    const upTo = context.req.query('up-to');
    const dir = folderOf(view);
    const [list, files, clients] = await Promise.all([
      listJobs(dir, perPage, upTo),
      filesToReconcile(dir),
      view.host.stores.settings.list(),
    ]);
    return context.html(
      reconciliationsPage(view, { ...list, started: running.list(), files, clients, isLater: upTo !== undefined }),
    );
  });
  app.post(`${address}/files`, async (context) => {
    const view = context.get('view');
    const dir = folderOf(view);
    const form = await context.req.parseBody();
    const named = { file: fieldIn(form, 'file'), base: fieldIn(form, 'base'), day: fieldIn(form, 'day') };
    const file = await reconciledFile(dir, named.file);
    const against = await reconciledFile(dir, named.base);
    const rules = await rulesIn(dir, fieldIn(form, 'rules'));
    await audited(view, 'reconciliation-started', { about: `${named.file} ${named.base}` });
    return ended(
      context,
      await running.start(`${named.file} · ${named.base}`, () =>
        runReconciliation({ dir, file, against, rules, alerts: view.host.alerts, ...dayIn(named.day) }),
      ),
    );
  });
  app.post(`${address}/products`, async (context) => {
    const view = context.get('view');
    const dir = folderOf(view);
    const form = await context.req.parseBody();
    const [clientId, named, day] = [fieldIn(form, 'client'), fieldIn(form, 'file').trim(), fieldIn(form, 'day')];
    const file = named === '' ? undefined : await reconciledFile(dir, named);
    const rules = await rulesIn(dir, fieldIn(form, 'rules'));
    await audited(view, 'reconciliation-started', { client_id: clientId });
    return ended(
      context,
      await running.start(clientId, () =>
        reconcileProducts(view.host, { dir, clientId, rules, file, alerts: view.host.alerts, ...dayIn(day) }),
      ),
    );
  });
  app.get(jobAddress, async (context) => {
    const view = context.get('view');
    const { job, findings } = await readJob(folderOf(view), context.req.param('job'));
    return context.html(jobPage(view, { job, findings, from: Number(context.req.query('from') ?? 0) || 0 }));
  });
  app.get(`${jobAddress}/breaks.csv`, async (context) => {
    const view = context.get('view');
    const { findings } = await readJob(folderOf(view), context.req.param('job'));
    if (!findings) return context.notFound();
    return context.body(Readable.toWeb(createReadStream(findings.csv)) as ReadableStream, 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${nameOf(findings.csv)}"`,
    });
  });
  app.get(`${jobAddress}/rows`, async (context) => {
    const view = context.get('view');
    const jobId = context.req.param('job');
    const side = sideIn(context.req.query('side'));
    const line = lineIn(context.req.query('line'));
    const row = await explainRow({ dir: folderOf(view) }, jobId, line, side, view.language);
    return context.html(rowPage(view, { jobId, side, line, row }));
  });
  app.post(`${jobAddress}/decide`, async (context) => {
    const view = context.get('view');
    const jobId = context.req.param('job');
    const form = await context.req.parseBody();
    const note = fieldIn(form, 'note').trim();
    if (note === '') return context.html(problemPage(view, view.t('console/reconcile-no-note')), 400);
    const action = actionIn(fieldIn(form, 'action'));
    const row = { side: sideIn(fieldIn(form, 'side')), line: lineIn(fieldIn(form, 'line')) };
    const rows = action === 'match' ? [row, otherOf(row, lineIn(fieldIn(form, 'other')))] : [row];
    await audited(view, 'break-decided', { about: `${jobId} ${action} ${row.side} ${String(row.line)}` });
    await decideRows({ dir: folderOf(view) }, action, {
      jobId,
      rows,
      note,
      by: view.operator.who,
      now: view.now,
    });
    return context.redirect(`${address}/${jobId}`, 303);
  });
  for (const [verb, run] of [
    ['again', reconcileAgain],
    ['resume', resumeReconciliation],
  ] as const)
    app.post(`${jobAddress}/${verb}`, async (context) => {
      const view = context.get('view');
      const jobId = context.req.param('job');
      await audited(view, 'reconciliation-started', { about: jobId });
      return ended(context, await running.start(jobId, () => run(folderOf(view), jobId, view.host.alerts)));
    });
  return app;
};

const folderOf = ({ host }: View): string => host.folder ?? '';

/** A document that comes with the package has a name without dots and slashes. */
const rulesIn = (dir: string, rules: string): Promise<string> | string =>
  /[./\\]/.test(rules) ? reconciledFile(dir, rules) : rules;

const dayIn = (day: string): { readonly day?: string } => (day === '' ? {} : { day });

const sideIn = (side: string | undefined): 'file' | 'base' => (side === 'base' ? 'base' : 'file');

const otherOf = ({ side }: { readonly side: 'file' | 'base' }, line: number) =>
  ({ side: side === 'file' ? 'base' : 'file', line }) as const;

const lineIn = (text = ''): number => {
  if (/^[1-9]\d{0,11}$/.test(text.trim())) return Number(text);
  throw new OperatorMistake(message('mistake/no-line', { text }), { code: 'WRONG_USAGE' });
};

const actions = ['match', 'unmatch', 'write-off'] as const;

const actionIn = (text: string): (typeof actions)[number] => {
  const action = actions.find((each) => each === text);
  if (action) return action;
  throw new OperatorMistake(message('mistake/no-decision', { text, actions: actions.join(', ') }), {
    code: 'WRONG_USAGE',
  });
};

/** Where the page goes on: to the job that has ended, or else to the list, which shows that it runs or why it failed. */
const ended = (context: Context<ConsoleEnv>, end: ReconciliationEnd | undefined): Response =>
  context.redirect(end === undefined || end.status === 'failed' ? address : `${address}/${end.jobId}`, 303);
