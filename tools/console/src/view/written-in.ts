import type { Context } from 'hono';
import type { ConsoleEnv } from './view.ts';

/** A field of a form. Browsers end its lines with CR LF. */
export const fieldIn = (form: Readonly<Record<string, unknown>>, name: string): string => {
  const given = form[name];
  return typeof given === 'string' ? given.replaceAll('\r\n', '\n') : '';
};

/** A document that somebody writes in a form, and the version that they began with. */
export const writtenIn = async (
  context: Context<ConsoleEnv>,
): Promise<{ readonly text: string; readonly version: string }> => {
  const form = await context.req.parseBody();
  return { text: fieldIn(form, 'text'), version: fieldIn(form, 'version') };
};
