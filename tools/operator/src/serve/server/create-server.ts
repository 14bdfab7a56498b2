import { Hono } from 'hono';
import type { SchedulerStatus } from '../schedule/create-scheduler.ts';
import type { PrometheusMetrics } from './prometheus-metrics.ts';

/** Answers requests, such as the `fetch` of another Hono app. */
export type Pages = (request: Request) => Response | Promise<Response>;

export interface ServerOptions {
  readonly status: () => SchedulerStatus;
  readonly metrics: Pick<PrometheusMetrics, 'text' | 'contentType'>;
  /** Answers everything else. @defaultValue nothing does */
  readonly pages?: Pages;
}

/**
 * The HTTP server of a folder: `/healthz` and `/metrics`.
 *
 * It answers only requests that name this machine as their host, because a page from elsewhere could otherwise read it through a name that leads here.
 */
export const createServer = ({ status, metrics, pages }: ServerOptions): Hono => {
  const app = new Hono();
  app.use(async (context, next) => {
    const { hostname } = new URL(context.req.url);
    if (!loopback.has(hostname)) return context.text('This server answers on 127.0.0.1 and localhost only.\n', 403);
    return next();
  });
  app.get('/healthz', (context) => {
    const now = status();
    return context.json(
      { status: now.failure === undefined ? 'ok' : 'failing', ...now },
      now.failure === undefined ? 200 : 503,
    );
  });
  app.get('/metrics', async (context) =>
    context.body(await metrics.text(), 200, { 'content-type': metrics.contentType }),
  );
  if (pages) app.all('*', (context) => pages(context.req.raw));
  return app;
};

const loopback: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]']);
