import { describe, expect, it } from 'vitest';
import { staticFiles } from './static-files.ts';

describe('the files that pages load', () => {
  it('have htmx and its extension in one, in this order, because htmx looks at a page once', async () => {
    const text = await (await staticFiles().request('/htmx.js')).text();

    expect(text.indexOf('registerExtension("sse"')).toBeGreaterThan(text.indexOf('registerExtension('));
    expect((await staticFiles().request('/htmx-sse.js')).status).toBe(404);
  });

  it('are not sent again to a browser that has them', async () => {
    const first = await staticFiles().request('/console.css');
    const headers = { 'if-none-match': first.headers.get('etag') ?? '' };

    expect((await staticFiles().request('/console.css', { headers })).status).toBe(304);
    expect((await staticFiles().request('/console.css', { headers: { 'if-none-match': '"x"' } })).status).toBe(200);
  });
});
