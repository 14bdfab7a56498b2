import { type Context, Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { html, type Markup } from '../../markup/html.ts';
import type { CheckSignIn } from '../../security/access.ts';
import { sessionCookie, type Sessions, sessionSeconds } from '../../security/sessions.ts';
import type { Tries } from '../../security/tries.ts';
import { barePage, tokenInput } from '../../view/layout.ts';
import type { ConsoleEnv, View } from '../../view/view.ts';

export interface SignInOptions {
  readonly check: CheckSignIn;
  readonly asksForName: boolean;
  readonly sessions: Sessions;
  readonly tries: Tries;
  /** Whether the browser reaches the console by https, so that the cookie may demand it. */
  readonly isSecure: () => boolean;
}

/** The page to sign in, and what keeps everybody else out of the pages that follow. */
export const signInPages = ({ check, asksForName, sessions, tries, isSecure }: SignInOptions): Hono<ConsoleEnv> => {
  const app = new Hono<ConsoleEnv>();
  const show = (view: View, problem?: string): Markup => signInPage(view, asksForName, problem);

  app.get('/sign-in', (context) => context.html(show(context.get('view'))));
  app.post('/sign-in', async (context) => {
    const view = context.get('view');
    const { from } = view.operator;
    if (!tries.begin(from)) return context.html(show(view, view.t('console/too-many-tries')), 429);
    const who = await check(await givenIn(context));
    if (who === undefined) return context.html(show(view, view.t('console/wrong-secret')), 401);
    tries.succeeded(from);
    const at = new Date(view.now).toISOString();
    await view.host.stores.audit.append({ at, who, from, what: 'signed-in' });
    setCookie(context, sessionCookie, sessions.begin(who), {
      path: '/',
      httpOnly: true,
      sameSite: 'Strict',
      secure: isSecure(),
      maxAge: sessionSeconds,
    });
    return context.redirect('/', 303);
  });
  app.post('/sign-out', (context) => {
    sessions.end(getCookie(context, sessionCookie) ?? '');
    deleteCookie(context, sessionCookie, { path: '/' });
    return context.redirect('/sign-in', 303);
  });
  app.use(async (context, next) => {
    if (context.get('view').signedIn) return next();
    return context.req.method === 'GET'
      ? context.redirect('/sign-in', 303)
      : context.html(show(context.get('view')), 401);
  });
  return app;
};

const givenIn = async (context: Context<ConsoleEnv>): Promise<{ readonly name: string; readonly secret: string }> => {
  const { name, secret } = await context.req.parseBody();
  return { name: typeof name === 'string' ? name : '', secret: typeof secret === 'string' ? secret : '' };
};

const signInPage = (view: View, asksForName: boolean, problem?: string): Markup =>
  barePage(
    view,
    view.t('console/sign-in'),
    html`${problem !== undefined && html`<p class="notice failed" role="alert">${problem}</p>`}
<form method="post" action="/sign-in" class="stack">${tokenInput(view)}
${asksForName && html`<label>${view.t('console/sign-in-name')}<input name="name" autocomplete="username" required></label>`}
<label>${view.t(asksForName ? 'console/sign-in-password' : 'console/sign-in-token')}<input name="secret" type="password" autocomplete="current-password" required></label>
<button class="main">${view.t('console/sign-in')}</button></form>`,
  );
