import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Hono } from 'hono';

/** What the browser loads, by its name on the page: files of this package and of htmx, nothing from another host. */
const files = {
  'console.css': { type: 'text/css; charset=utf-8', from: [new URL('static/console.css', import.meta.url).href] },
  'icon.svg': { type: 'image/svg+xml', from: [new URL('static/icon.svg', import.meta.url).href] },
  // One file, because htmx looks at the page as soon as its own script has run: an extension in a file of its own may come too late.
  'htmx.js': {
    type: 'text/javascript; charset=utf-8',
    from: [import.meta.resolve('htmx.org/dist/htmx.min.js'), import.meta.resolve('htmx.org/dist/ext/hx-sse.min.js')],
  },
} as const;

/** Serves the files that pages load. Each is read once, all are text. */
export const staticFiles = (): Hono => {
  const app = new Hono();
  for (const [name, { type, from }] of Object.entries(files)) {
    const body = from.map((file) => readFileSync(fileURLToPath(file), 'utf8')).join('\n');
    const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 20)}"`;
    app.get(`/${name}`, (context) => {
      const headers = { 'content-type': type, 'cache-control': 'no-cache', etag };
      return context.req.header('if-none-match') === etag
        ? context.body(null, 304, headers)
        : context.body(body, 200, headers);
    });
  }
  return app;
};
