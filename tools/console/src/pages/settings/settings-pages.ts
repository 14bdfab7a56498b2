import {
  errorInWords,
  OperatorMistake,
  planSettings,
  readClientSettings,
  runSteps,
  type WrittenSettings,
} from '@siesa-integration/operator';
import { type Context, Hono } from 'hono';
import { audited } from '../../view/audited.ts';
import { readSettings } from '../../view/read-settings.ts';
import { writtenIn } from '../../view/written-in.ts';
import type { ConsoleEnv } from '../../view/view.ts';
import { settingsPage, settingsReviewPage } from './settings-page.ts';

/** The settings of a client: read, compared, applied. */
export const settingsPages = (): Hono<ConsoleEnv> => {
  const app = new Hono<ConsoleEnv>();
  const address = '/clients/:client/settings';
  app.get(address, async (context) => {
    const client = context.req.param('client');
    return context.html(await editor(context, client, await readClientSettings(context.get('view').host, client)));
  });
  app.post(`${address}/edit`, async (context) =>
    context.html(await editor(context, context.req.param('client'), await writtenIn(context))),
  );
  app.post(`${address}/review`, async (context) => {
    const view = context.get('view');
    const client = context.req.param('client');
    const written = await writtenIn(context);
    try {
      const plan = await planSettings(view.host, client, written, view.now);
      return context.html(settingsReviewPage(view, { plan, written, settings: await readSettings(view, client) }));
    } catch (error) {
      if (!(error instanceof OperatorMistake)) throw error;
      return context.html(await editor(context, client, written, error), 400);
    }
  });
  app.post(`${address}/apply`, async (context) => {
    const view = context.get('view');
    const client = context.req.param('client');
    const { steps, settings } = await planSettings(view.host, client, await writtenIn(context), view.now);
    await audited(view, 'settings-applied', {
      client_id: client,
      about: settings.map(({ field }) => field).join(', '),
    });
    await Array.fromAsync(runSteps(steps));
    return context.redirect(`/clients/${client}`, 303);
  });
  return app;
};

const editor = async (
  context: Context<ConsoleEnv>,
  client: string,
  written: WrittenSettings,
  mistake?: OperatorMistake,
) => {
  const view = context.get('view');
  return settingsPage(view, {
    written,
    settings: await readSettings(view, client),
    ...(mistake && { problem: errorInWords(mistake, view.language) }),
  });
};
