import { randomBytes } from 'node:crypto';
import { type Host, type Language, languages, textIn } from '@siesa-integration/operator';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { getCookie, setCookie } from 'hono/cookie';
import { alertsPages } from './pages/alerts/alerts-pages.ts';
import { auditPages } from './pages/audit/audit-pages.ts';
import { clientPages } from './pages/client/client-pages.ts';
import { clientsPages } from './pages/clients/clients-pages.ts';
import { mappingPages } from './pages/mapping/mapping-pages.ts';
import { newClientPages } from './pages/new-client/new-client-pages.ts';
import { productPages } from './pages/product/product-pages.ts';
import { reconciliationsPages } from './pages/reconciliations/reconciliations-pages.ts';
import { mostUploadMegabytes } from './pages/reconciliations/uploads.ts';
import { rejectsPages } from './pages/rejects/rejects-pages.ts';
import { runPages } from './pages/run/run-pages.ts';
import { settingsPages } from './pages/settings/settings-pages.ts';
import { syncPages } from './pages/sync/sync-pages.ts';
import { failurePage, problemPage, unknownPage } from './pages/problem-page.ts';
import { signInPages } from './pages/sign-in/sign-in-pages.ts';
import { type Access, openAccess } from './security/access.ts';
import { formToken, hasToken } from './security/form-token.ts';
import { ownOrigin } from './security/own-origin.ts';
import { pageHeaders } from './security/page-headers.ts';
import { createSessions, sessionCookie } from './security/sessions.ts';
import { createTries } from './security/tries.ts';
import { staticFiles } from './static-files.ts';
import { chooseLanguage } from './view/choose-language.ts';
import { consoleLocales } from './view/locales.ts';
import type { ConsoleEnv } from './view/view.ts';

export interface ConsoleOptions {
  /** Addresses under which it is opened, such as `http://127.0.0.1:4020`. Requests for another host are refused. Asked at each request, because a port may be chosen late. */
  readonly origins: () => readonly string[];
  /** @defaultValue everybody on this machine */
  readonly access?: Access;
  /** Where a request came from. @defaultValue unknown */
  readonly remoteAddress?: (context: Context) => string | undefined;
  /** Milliseconds since 1970. @defaultValue `Date.now` */
  readonly now?: () => number;
}

const languageCookie = 'siesa_language';
const megabyte = 2 ** 20;
const mostMegabytes = 2;
const formsWithFiles: ReadonlySet<string> = new Set(['/reconciliations/files', '/reconciliations/products']);

/**
 * The console over a host, as a Hono app. It can be mounted beside other routes of a server.
 *
 * @example
 * const app = createConsole(await openLocalHost('./clients'), { origins: () => ['http://127.0.0.1:4020'] });
 * serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 4020 });
 */
export const createConsole = (
  host: Host,
  { origins, access = openAccess(), remoteAddress = () => undefined, now = Date.now }: ConsoleOptions,
): Hono<ConsoleEnv> => {
  const key = randomBytes(32);
  const sessions = createSessions(now);
  const app = new Hono<ConsoleEnv>();
  const isSecure = (): boolean => origins().every((origin) => origin.startsWith('https:'));

  app.use(pageHeaders(), ownOrigin(origins));
  app.route('/static', staticFiles());
  app.use(async (context, next) => {
    const session = getCookie(context, sessionCookie);
    const who = access.kind === 'open' ? access.who : sessions.find(session);
    const language = chooseLanguage(getCookie(context, languageCookie), context.req.header('accept-language'));
    const { pathname, search } = new URL(context.req.url);
    context.set('view', {
      host,
      language,
      locale: consoleLocales[language],
      t: textIn(language),
      now: now(),
      address: `${pathname}${search}`,
      operator: { who: who ?? '', from: remoteAddress(context) ?? 'unknown' },
      signedIn: access.kind === 'sign-in' && who !== undefined,
      token: formToken(key, who === undefined ? '' : (session ?? '')),
    });
    await next();
    return undefined;
  });
  app.use(async (context, next) => {
    const view = context.get('view');
    const takesFiles = formsWithFiles.has(context.req.path) && view.operator.who !== '';
    const most = takesFiles ? mostUploadMegabytes : mostMegabytes;
    const onError = () => context.html(problemPage(view, view.t('console/too-large', { most })), 413);
    return bodyLimit({ maxSize: most * megabyte, onError })(context, next);
  });
  app.get('/language/:language', (context) => {
    const language = context.req.param('language');
    if (isLanguage(language))
      setCookie(context, languageCookie, language, {
        path: '/',
        sameSite: 'Strict',
        secure: isSecure(),
        maxAge: 365 * 86_400,
      });
    return context.redirect(pathOf(context.req.query('back')), 303);
  });
  app.use(async (context, next) => {
    if (context.req.method === 'GET' || context.req.method === 'HEAD') return next();
    const { t, token } = context.get('view');
    return (await hasToken(context, token))
      ? next()
      : context.html(problemPage(context.get('view'), t('console/stale-form')), 403);
  });
  if (access.kind === 'sign-in')
    app.route(
      '/',
      signInPages({
        check: access.check,
        asksForName: access.asksForName,
        sessions,
        tries: createTries(now),
        isSecure,
      }),
    );
  app.route('/', clientsPages());
  app.route('/', newClientPages());
  app.route('/', clientPages());
  app.route('/', runPages());
  app.route('/', syncPages());
  app.route('/', rejectsPages());
  app.route('/', productPages());
  app.route('/', mappingPages());
  app.route('/', settingsPages());
  app.route('/reconciliations', reconciliationsPages());
  app.route('/', alertsPages());
  app.route('/', auditPages());
  app.notFound((context) => context.html(unknownPage(context.get('view')), 404));
  app.onError((error, context) => {
    const { status, markup } = failurePage(context.get('view'), error);
    return context.html(markup, status);
  });
  return app;
};

const isLanguage = (text: string): text is Language => languages.some((language) => language === text);

/** The path of an address of this console, so that no link leads elsewhere. */
const pathOf = (address = '/'): string => {
  const base = 'http://console';
  const url = URL.canParse(address, base) ? new URL(address, base) : new URL(base);
  return url.origin === base ? `${url.pathname}${url.search}` : '/';
};
