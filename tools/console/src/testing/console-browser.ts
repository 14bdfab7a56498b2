import type { Hono } from 'hono';
import { createConsole, type ConsoleOptions } from '../create-console.ts';
import { tokenField } from '../security/form-token.ts';
import type { ConsoleEnv } from '../view/view.ts';
import type { Host } from '@siesa-integration/operator';

/** Where the consoles of tests are opened. */
export const origin = 'http://127.0.0.1:4020';

/** What a page answered. */
export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
}

/** A reader without scripts: opens pages, keeps cookies, sends forms. */
export interface ConsoleBrowser {
  readonly app: Hono<ConsoleEnv>;
  readonly open: (path: string, headers?: Readonly<Record<string, string>>) => Promise<Answer>;
  /** Sends a form with the token of a page that is open, and with files as a form sends them that takes some. */
  readonly submit: (
    path: string,
    fields?: Readonly<Record<string, string | File>>,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Answer>;
}

/** A console over a host, and a reader of it. Spanish unless a test asks otherwise. */
export const openConsole = (host: Host, options: Partial<ConsoleOptions> = {}): ConsoleBrowser => {
  const app = createConsole(host, { origins: () => [origin], remoteAddress: () => '127.0.0.1', ...options });
  const cookies = new Map<string, string>();
  let token = '';
  const send = async (path: string, init: RequestInit, headers: Readonly<Record<string, string>>): Promise<Answer> => {
    const response = await app.request(`${origin}${path}`, {
      ...init,
      headers: {
        host: new URL(origin).host,
        'accept-language': 'es',
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...headers,
      },
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      cookies.set(name, value);
    }
    const text = await response.text();
    token = new RegExp(`name="${tokenField}" value="([^"]+)"`).exec(text)?.[1] ?? token;
    return { status: response.status, text, headers: response.headers };
  };
  return {
    app,
    open: (path, headers = {}) => send(path, {}, headers),
    submit: (path, fields = {}, headers = {}) =>
      send(path, { method: 'POST', body: formOf({ [tokenField]: token, ...fields }) }, { origin, ...headers }),
  };
};

const formOf = (fields: Readonly<Record<string, string | File>>): URLSearchParams | FormData => {
  const [form, text] = [new FormData(), new URLSearchParams()];
  for (const [name, value] of Object.entries(fields)) {
    form.set(name, value);
    if (typeof value === 'string') text.set(name, value);
  }
  return Object.values(fields).some((value) => value instanceof File) ? form : text;
};
