import { Command } from 'commander';
import { describePlan, planApply, type ApplyPlan } from '../clients/apply-client.ts';
import { readClientFiles } from '../clients/read-client-files.ts';
import type { CommandContext, ExitCode } from '../command-context.ts';
import { printJson } from '../console/print.ts';
import { withHostOptions, type HostOptions } from '../host-options.ts';
import type { Host } from '../hosts/host.ts';
import { OperatorMistake } from '../operator-mistake.ts';
import { withHost } from '../with-host.ts';

interface ApplyOptions extends HostOptions {
  readonly yes?: boolean;
  readonly json?: boolean;
}

/** `siesa-sync client apply FILE…` */
export const clientApplyCommand = (context: CommandContext): Command =>
  withHostOptions(new Command('apply'))
    .summary('show the difference, then write settings, mapping and schedule')
    .description(
      "Shows how clients' files differ from what is in place, field by field, asks, and writes mapping, settings and schedule. What fails half-way is mended by running it again.",
    )
    .argument(
      '<file...>',
      "files with clients' settings; mapping documents are taken from ../field-mappings beside them",
    )
    .option('--yes', 'write without asking')
    .option('--json', 'print one JSON document on standard output, and nothing else there')
    .addHelpText('after', '\nExample:\n  $ siesa-sync client apply clients/clients/cliente-a.json --env dev')
    .action((files: readonly string[], options: ApplyOptions) =>
      withHost(context, options, async (host) => {
        const plans: ApplyPlan[] = [];
        for (const file of files)
          plans.push(await planApply(await readClientFiles(file, host.stores.environment), host, context.now()));
        context.exitWith(await apply(plans, host, options, context));
      }),
    );

const apply = async (
  plans: readonly ApplyPlan[],
  host: Host,
  { yes, json }: ApplyOptions,
  { terminal, prompter }: CommandContext,
): Promise<ExitCode> => {
  const changes = plans.filter(({ kind }) => kind !== 'equal');
  if (!json) for (const plan of plans) terminal.out(describePlan(plan));
  if (changes.length > 0 && !yes) {
    if (!terminal.interactive)
      throw new OperatorMistake('Nothing was written: there is nobody to ask here, so say --yes to write this.');
    if (!(await prompter.yes(`Write this ${host.place}?`, false))) throw new OperatorMistake('Nothing was written.');
  }
  const written: string[] = [];
  for (const { steps } of changes) {
    for (const step of steps) {
      await step.run();
      written.push(step.what);
      if (!json) terminal.out(`written: ${step.what}\n`);
    }
  }
  if (json)
    printJson(terminal, {
      clients: plans.map(({ clientId, kind, settings, mapping }) => ({ client_id: clientId, kind, settings, mapping })),
      written,
    });
  else for (const { clientId } of changes) terminal.out(`Next: siesa-sync client check ${clientId} ${host.options}\n`);
  return 0;
};
