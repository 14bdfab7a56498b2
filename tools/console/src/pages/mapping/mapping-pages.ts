import {
  checkClientMapping,
  mappingNames,
  planMapping,
  previewMapping,
  readClientMapping,
  runSteps,
  setField,
} from '@siesa-integration/operator';
import { type Context, Hono } from 'hono';
import { audited } from '../../view/audited.ts';
import { readSettings } from '../../view/read-settings.ts';
import { fieldIn, writtenIn } from '../../view/written-in.ts';
import type { ConsoleEnv } from '../../view/view.ts';
import { mappingPage } from './mapping-page.ts';
import { publicationPage } from './publication-page.ts';

/** The mapping document of a client: written with checks, tried on stored rows, published. */
export const mappingPages = (): Hono<ConsoleEnv> => {
  const app = new Hono<ConsoleEnv>();
  const address = '/clients/:client/mapping';
  app.get(address, async (context) => {
    const client = context.req.param('client');
    const { text, version } = await readClientMapping(context.get('view').host, client);
    return context.html(await editor(context, client, { text, version }));
  });
  app.post(`${address}/check`, async (context) =>
    context.html(await editor(context, context.req.param('client'), await editedIn(context))),
  );
  app.post(`${address}/field`, async (context) => {
    const { text, version, field } = await editedIn(context);
    const changed = field.field === '' ? text : setField(text, field);
    return context.html(await editor(context, context.req.param('client'), { text: changed, version }));
  });
  app.post(`${address}/review`, async (context) => {
    const view = context.get('view');
    const client = context.req.param('client');
    const edited = await editedIn(context);
    const { valid } = await checkClientMapping(view.host, client, edited.text);
    if (!valid) return context.html(await editor(context, client, edited));
    const publication = await planMapping(view.host, client, edited);
    const preview = await previewMapping(view.host, client, edited.text);
    const settings = await readSettings(view, client);
    return context.html(publicationPage(view, { publication, preview, settings, ...edited }));
  });
  app.post(`${address}/publish`, async (context) => {
    const view = context.get('view');
    const client = context.req.param('client');
    const { key, step } = await planMapping(view.host, client, await editedIn(context));
    await audited(view, 'mapping-published', { client_id: client, about: key });
    await Array.fromAsync(runSteps([step]));
    return context.redirect(`/clients/${client}/mapping`, 303);
  });
  return app;
};

/** A document that somebody writes, and the version that they began with. */
interface Edited {
  readonly text: string;
  readonly version: string;
}

const editor = async (context: Context<ConsoleEnv>, client: string, { text, version }: Edited) => {
  const view = context.get('view');
  const [{ key, sharedWith }, check, names, settings] = await Promise.all([
    readClientMapping(view.host, client),
    checkClientMapping(view.host, client, text),
    mappingNames(view.host, client),
    readSettings(view, client),
  ]);
  return mappingPage(view, { key, sharedWith, text, version, check, names, settings });
};

const editedIn = async (context: Context<ConsoleEnv>) => {
  const form = await context.req.parseBody();
  return {
    ...(await writtenIn(context)),
    field: {
      field: fieldIn(form, 'field').trim(),
      siesa_field: fieldIn(form, 'siesa_field').trim(),
      product_field: fieldIn(form, 'product_field').trim(),
      type: fieldIn(form, 'type'),
    },
  };
};
