import type { MiddlewareHandler } from 'hono';

/**
 * Refuses requests that name another host than the console's own: a page of a foreign site whose name was made to lead here (DNS rebinding) sends its own name.
 * Refuses requests of other origins too. A change must come from a page of the console.
 *
 * @param origins - the addresses under which the console is opened, such as `http://127.0.0.1:4020`
 */
export const ownOrigin =
  (origins: () => readonly string[]): MiddlewareHandler =>
  async (context, next) => {
    const own = origins().map((origin) => new URL(origin));
    const host = context.req.header('host');
    if (!own.some((origin) => origin.host === host))
      return context.text(`This is not the address of the console: open ${own[0]?.href ?? 'it by its own'}\n`, 421);
    const origin = context.req.header('origin');
    const site = context.req.header('sec-fetch-site');
    const isForeign = origin !== undefined && !own.some((known) => known.origin === origin);
    const isChange = !['GET', 'HEAD'].includes(context.req.method);
    if (isForeign || (isChange && site !== undefined && site !== 'same-origin'))
      return context.text('A page of another site may not use the console.\n', 403);
    return next();
  };
