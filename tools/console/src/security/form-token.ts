import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';

/** The field of a form that holds the token. */
export const tokenField = '_token';

/**
 * The token that a change must bring. A page of another site cannot read it.
 *
 * @param key - of this process
 * @param session - the reader's session; empty where the console asks for no sign-in
 */
export const formToken = (key: Buffer, session: string): string =>
  createHmac('sha256', key).update(session).digest('base64url');

/** Whether a form brought the token. */
export const hasToken = async (context: Context, token: string): Promise<boolean> => {
  const form = await context.req.parseBody();
  const given = form[tokenField];
  return typeof given === 'string' && isSame(given, token);
};

/** Compares in a time that shows nothing of the expected text but its length. */
export const isSame = (given: string, expected: string): boolean => {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
};
