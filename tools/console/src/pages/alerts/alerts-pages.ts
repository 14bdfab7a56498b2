import { readAlerts, testAlerts } from '@siesa-integration/operator';
import { Hono } from 'hono';
import { audited } from '../../view/audited.ts';
import type { ConsoleEnv } from '../../view/view.ts';
import { alertsPage, verdictsPage } from './alerts-page.ts';

/** Sent alerts on one page. */
const perPage = 50;

/** What is open about clients, and what became of the alerts that were sent. */
export const alertsPages = (): Hono<ConsoleEnv> => {
  const app = new Hono<ConsoleEnv>();
  app.get('/alerts', async (context) => {
    const view = context.get('view');
    const { client: clientId, from: wanted = '0' } = context.req.query();
    const from = Math.max(0, Math.trunc(Number(wanted)) || 0);
    const { open, sent } = await readAlerts(view.host, { clientId, limit: from + perPage + 1 });
    return context.html(
      alertsPage(view, {
        clientId,
        open,
        sent: sent?.slice(from, from + perPage),
        isLater: from > 0,
        older: sent !== undefined && sent.length > from + perPage ? from + perPage : undefined,
      }),
    );
  });
  app.post('/alerts/test', async (context) => {
    const view = context.get('view');
    await audited(view, 'alerts-tested', {});
    return context.html(verdictsPage(view, await testAlerts(view.host, view.language)));
  });
  return app;
};
