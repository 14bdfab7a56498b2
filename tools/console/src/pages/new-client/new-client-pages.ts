import {
  checkAnswers,
  type CheckedAnswers,
  everyQuestion,
  newClientDestinations,
  planNewClient,
  type NewClientAnswers,
  runSteps,
} from '@siesa-integration/operator';
import { type Context, Hono } from 'hono';
import { audited } from '../../view/audited.ts';
import type { ConsoleEnv, View } from '../../view/view.ts';
import { answersPage, firstAnswers, systemsPage } from './new-client-page.ts';

/** A client is added: the questions of `client new`, as a form that is checked as it is filled in. */
export const newClientPages = (): Hono<ConsoleEnv> => {
  const app = new Hono<ConsoleEnv>();
  app.get('/new-client', async (context) => {
    const view = context.get('view');
    const { siesa_dialect: siesa = '', destination = '' } = context.req.query();
    const [product = '', dialect = ''] = destination.split('/');
    const first = { product_type: product, siesa_dialect: siesa, product_dialect: dialect };
    const checked = checkAnswers(first, await takenIds(view));
    const isChosen = firstAnswers.every((key) => !checked.problems.has(key));
    return context.html(
      isChosen
        ? answersPage(view, checkAnswers({ ...suggestedIn(checked), ...first }, await takenIds(view)))
        : systemsPage(
            view,
            newClientDestinations(),
            everyQuestion().find(({ key }) => key === 'siesa_dialect'),
          ),
    );
  });
  app.post('/new-client/check', async (context) => {
    const view = context.get('view');
    return context.html(answersPage(view, checkAnswers(await answersIn(context), await takenIds(view))));
  });
  app.post('/new-client', async (context) => {
    const view = context.get('view');
    const checked = checkAnswers(await answersIn(context), await takenIds(view));
    if (checked.problems.size > 0) return context.html(answersPage(view, checked, true), 400);
    const { exampleMapping } = await import('@siesa-integration/sandbox/simulators'); // no other page needs it
    const steps = await planNewClient(view.host, checked.answers, {
      at: new Date(view.now).toISOString(),
      exampleMapping,
    });
    const clientId = checked.answers['client_id'] ?? '';
    await audited(view, 'client-added', { client_id: clientId });
    await Array.fromAsync(runSteps(steps));
    return context.redirect(`/clients/${clientId}`, 303);
  });
  return app;
};

const suggestedIn = ({ questions }: CheckedAnswers): NewClientAnswers =>
  Object.fromEntries(questions.flatMap(({ key, suggested }) => (suggested === undefined ? [] : [[key, suggested]])));

const takenIds = async ({ host }: View): Promise<readonly string[]> =>
  (await host.stores.settings.list()).map((document) => String(document['client_id']));

/** Blanks around an answer are never meant. */
const answersIn = async (context: Context<ConsoleEnv>): Promise<NewClientAnswers> =>
  Object.fromEntries(
    Object.entries(await context.req.parseBody()).flatMap(([key, value]) =>
      typeof value === 'string' ? [[key, value.trim()]] : [],
    ),
  );
