import { dirname, resolve } from 'node:path';
import {
  OperatorMistake,
  planApply,
  readClientFiles,
  runSteps,
  type ApplyPlan,
  type Host,
} from '@siesa-integration/operator';
import { Command } from 'commander';
import type { CommandContext } from '../../command-context.ts';
import { printJson } from '../../terminal/terminal.ts';
import { withHost, withHostOptions, withVariables, type HostOptions } from '../../with-host.ts';
import { renderPlan } from './render-plan.ts';

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
        const { local } = withVariables(options);
        if (local !== undefined && files.some((file) => dirname(resolve(file)) === resolve(local, 'clients')))
          context.terminal.err(
            `A folder applies itself: every command reads the files of ${local} as they are. \`client apply\` is for --env, or for files of another folder.\n`,
          );
        await apply(plans, host, options, context);
      }),
    );

const apply = async (
  plans: readonly ApplyPlan[],
  host: Host,
  { yes, json }: ApplyOptions,
  { terminal, prompter }: CommandContext,
): Promise<void> => {
  const changes = plans.filter(({ kind }) => kind !== 'equal');
  if (!json) for (const plan of plans) terminal.out(renderPlan(plan));
  if (changes.length > 0 && !yes) {
    if (!terminal.interactive)
      throw new OperatorMistake('Nothing was written: there is no one to ask here, so add --yes to write this.');
    if (!(await prompter.yes(`Write this ${host.place}?`, false))) throw new OperatorMistake('Nothing was written.');
  }
  const written: string[] = [];
  for await (const what of runSteps(changes.flatMap(({ steps }) => steps))) {
    written.push(what);
    if (!json) terminal.out(`written: ${what}\n`);
  }
  if (json)
    printJson(terminal, {
      clients: plans.map(({ clientId, kind, settings, mapping, nextRuns, warnings }) => ({
        client_id: clientId,
        kind,
        settings,
        mapping,
        next_runs: kind === 'equal' ? undefined : nextRuns?.at,
        ...(warnings.length > 0 ? { warnings } : {}),
      })),
      written,
    });
  else for (const { clientId } of changes) terminal.out(`Next: siesa-sync client check ${clientId} ${host.options}\n`);
};
