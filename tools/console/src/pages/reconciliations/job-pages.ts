import { Readable } from 'node:stream';
import {
  againInEnvironment,
  decideRows,
  explainRow,
  openBreaks,
  OperatorMistake,
  readJob,
  reconcileAgain,
  type ReconciliationEnd,
  resumeInEnvironment,
  resumeReconciliation,
} from '@siesa-integration/operator';
import { message } from '@siesa-integration/operator/messages';
import { Hono } from 'hono';
import { audited } from '../../view/audited.ts';
import type { ConsoleEnv, View } from '../../view/view.ts';
import { fieldIn } from '../../view/written-in.ts';
import { problemPage } from '../problem-page.ts';
import { jobPage } from './job-page.ts';
import { placeOf } from './jobs-place.ts';
import { rowPage } from './row-page.ts';
import type { RunningJobs } from './running-jobs.ts';
import { whereItWent } from './where-it-went.ts';

const address = '/:job{JOB-[\\d-]+-[0-9a-f]{6}}';

/** One job: what it found, its rows, and what people decide about them. */
export const jobPages = (running: RunningJobs): Hono<ConsoleEnv> => {
  const app = new Hono<ConsoleEnv>();

  app.get(address, async (context) => {
    const view = context.get('view');
    const detail = await readJob(placeOf(view), context.req.param('job'));
    return context.html(jobPage(view, { ...detail, from: Number(context.req.query('from') ?? 0) || 0 }));
  });
  app.get(`${address}/breaks.csv`, async (context) => {
    const breaks = await openBreaks(placeOf(context.get('view')), context.req.param('job'));
    if (!breaks) return context.notFound();
    return context.body(Readable.toWeb(breaks.body) as ReadableStream, 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${breaks.name}"`,
    });
  });
  app.get(`${address}/rows`, async (context) => {
    const view = context.get('view');
    const jobId = context.req.param('job');
    const side = sideIn(context.req.query('side'));
    const line = lineIn(context.req.query('line'));
    const row = await explainRow(placeOf(view), jobId, line, side, view.language);
    return context.html(rowPage(view, { jobId, side, line, row }));
  });
  app.post(`${address}/decide`, async (context) => {
    const view = context.get('view');
    const jobId = context.req.param('job');
    const form = await context.req.parseBody();
    const note = fieldIn(form, 'note').trim();
    if (note === '') return context.html(problemPage(view, view.t('console/reconcile-no-note')), 400);
    const action = actionIn(fieldIn(form, 'action'));
    const row = { side: sideIn(fieldIn(form, 'side')), line: lineIn(fieldIn(form, 'line')) };
    const rows = action === 'match' ? [row, otherOf(row, lineIn(fieldIn(form, 'other')))] : [row];
    await audited(view, 'break-decided', { about: `${jobId} ${action} ${row.side} ${String(row.line)}` });
    await decideRows(placeOf(view), action, { jobId, rows, note, by: view.operator.who, now: view.now });
    return context.redirect(`/reconciliations/${jobId}`, 303);
  });
  for (const [verb, run] of [
    ['again', again],
    ['resume', resume],
  ] as const)
    app.post(`${address}/${verb}`, async (context) => {
      const view = context.get('view');
      const jobId = context.req.param('job');
      await audited(view, 'reconciliation-started', { about: jobId });
      return whereItWent(context, await running.start(jobId, () => run(view, jobId)));
    });
  return app;
};

const again = (view: View, jobId: string): Promise<ReconciliationEnd> => {
  const place = placeOf(view);
  return 'dir' in place ? reconcileAgain(place.dir, jobId, view.host.alerts) : againInEnvironment(place, jobId);
};

const resume = (view: View, jobId: string): Promise<ReconciliationEnd> => {
  const place = placeOf(view);
  return 'dir' in place ? resumeReconciliation(place.dir, jobId, view.host.alerts) : resumeInEnvironment(place, jobId);
};

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
