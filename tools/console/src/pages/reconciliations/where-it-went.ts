import type { ReconciliationEnd } from '@siesa-integration/operator';
import type { Context } from 'hono';
import type { ConsoleEnv } from '../../view/view.ts';

/** Where the page goes on: to the job that has ended, or else to the list, which shows that it runs or why it failed. */
export const whereItWent = (context: Context<ConsoleEnv>, end: ReconciliationEnd | undefined): Response =>
  context.redirect(
    end === undefined || end.status === 'failed' ? '/reconciliations' : `/reconciliations/${end.jobId}`,
    303,
  );
