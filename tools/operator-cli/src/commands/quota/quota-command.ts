import { checkQuota, quotaTitles } from '@siesa-integration/operator/quota';
import { Command } from 'commander';
import type { CommandContext } from '../../command-context.ts';
import { printChecks } from '../../terminal/print-checks.ts';
import { withHost, withHostOptions, type HostOptions } from '../../with-host.ts';

interface QuotaOptions extends HostOptions {
  readonly json?: boolean;
}

/** `siesa-sync quota` */
export const quotaCommand = (context: CommandContext): Command =>
  withHostOptions(new Command('quota'))
    .description(
      'Shows how many functions of the account may run at once, above how many the alarm of the environment notifies, what is reserved, and what its clients load at once by their settings. Writes nothing.',
    )
    .option('--json', 'print one JSON document on standard output, and nothing else there')
    .addHelpText('after', '\nExample:\n  $ siesa-sync quota --env prod')
    .action(({ json, ...options }: QuotaOptions) =>
      withHost(context, options, async (host) => {
        const { terminal, language } = context;
        const ok = await printChecks(checkQuota(host), { json, titles: quotaTitles, language }, terminal);
        context.exitWith(ok ? 0 : 2);
      }),
    );
