import { Command } from 'commander';
import type { CommandContext } from '../../command-context.ts';
import { printJson } from '../../terminal/terminal.ts';
import { wholeNumber } from '../../terminal/whole-number.ts';
import { withHost } from '../../with-host.ts';
import { hostOf, jobsPlace, withJobsPlace } from './run-command.ts';

interface RepairOptions {
  readonly accept?: number;
  readonly local?: string;
  readonly env?: string;
  readonly json?: boolean;
}

/** `siesa-sync reconcile repair JOB` */
export const reconcileRepairCommand = (context: CommandContext): Command =>
  withJobsPlace(new Command('repair'))
    .summary('have the products that a job found missing or different sent again')
    .description(
      'Marks each product that a job with --against client:CLIENT found missing or different at the destination: the next incremental syncs send these again. What only the destination has is reported and never deleted. More than 2 % are marked only with --accept.',
    )
    .argument('<job>', 'its id, such as JOB-20260216-061500-9f3a2c')
    .option('--accept <n>', 'that N products differ is right, although it is more than 2 %', wholeNumber(1, 9_999_999))
    .addHelpText(
      'after',
      '\nExample:\n  $ siesa-sync reconcile repair JOB-20260216-061500-9f3a2c --local ./clients\n  $ siesa-sync reconcile repair JOB-20260216-061500-9f3a2c --accept 27 --env dev',
    )
    .action(async (jobId: string, { accept, json = false, ...options }: RepairOptions) => {
      const { terminal, now, language } = context;
      const place = jobsPlace(options);
      await withHost(context, hostOf(place), async (host) => {
        const { repairJob } = await import('@siesa-integration/operator/reconcile'); // the help needs no engine
        const { renderRepair } = await import('../verify/render-verification.ts');
        const repair = await repairJob(host, place, { jobId, accept, now: now() });
        if (json) printJson(terminal, repair);
        else terminal.out(renderRepair(repair.clientId, repair, { options: host.options, language }));
      });
    });
