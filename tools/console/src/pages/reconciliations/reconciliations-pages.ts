import { filesToReconcile, type JobsPlace, keysToReconcile, listJobs } from '@siesa-integration/operator';
import { Hono } from 'hono';
import { audited } from '../../view/audited.ts';
import type { ConsoleEnv } from '../../view/view.ts';
import { jobPages } from './job-pages.ts';
import { placeOf } from './jobs-place.ts';
import { reconciliationsPage } from './reconciliations-page.ts';
import { createRunningJobs } from './running-jobs.ts';
import { askedIn, productsAskedIn } from './start-reconciliation.ts';
import { whereItWent } from './where-it-went.ts';

const perPage = 50;

/** Files and systems that are compared: jobs, what they found, and what people decide. */
export const reconciliationsPages = (): Hono<ConsoleEnv> => {
  const app = new Hono<ConsoleEnv>();
  const running = createRunningJobs();

  app.get('/', async (context) => {
    const view = context.get('view');
    const upTo = context.req.query('up-to');
    const place = placeOf(view);
    const [list, sources, clients] = await Promise.all([
      listJobs(place, { limit: perPage, upTo }),
      sourcesOf(place),
      view.host.stores.settings.list(),
    ]);
    return context.html(
      reconciliationsPage(view, { ...list, started: running.list(), sources, clients, isLater: upTo !== undefined }),
    );
  });
  app.post('/files', async (context) => {
    const view = context.get('view');
    const { name, run } = await askedIn(view, placeOf(view), await context.req.parseBody());
    await audited(view, 'reconciliation-started', { about: name });
    return whereItWent(context, await running.start(name, run));
  });
  app.post('/products', async (context) => {
    const view = context.get('view');
    const { name: clientId, run } = await productsAskedIn(view, placeOf(view), await context.req.parseBody());
    await audited(view, 'reconciliation-started', { client_id: clientId });
    return whereItWent(context, await running.start(clientId, run));
  });
  app.route('/', jobPages(running));
  return app;
};

/** What can be named where a file is chosen. */
const sourcesOf = (place: JobsPlace): Promise<readonly string[]> =>
  'dir' in place ? filesToReconcile(place.dir) : keysToReconcile(place.env);
