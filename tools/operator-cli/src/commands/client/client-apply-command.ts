import { dirname, resolve } from 'node:path';
import { planApply, planMove, readClientFiles, runSteps, type ApplyPlan } from '@siesa-integration/operator/clients';
import type { Host, HostChoice } from '@siesa-integration/operator/hosts';
import { message, OperatorMistake, placeIn, textIn, type Value, valueIn } from '@siesa-integration/operator/messages';
import { Command } from 'commander';
import type { CommandContext } from '../../command-context.ts';
import { printJson } from '../../terminal/terminal.ts';
import { withHost, withHostOptions, withVariables, type HostOptions } from '../../with-host.ts';
import { renderPlan } from './render-plan.ts';

interface ApplyOptions extends HostOptions {
  readonly yes?: boolean;
  readonly json?: boolean;
  readonly fromLocal?: string;
  readonly fromEnv?: string;
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
      "files with clients' settings; mapping documents are taken from ../field-mappings beside them. With --from-local or --from-env the ids of clients",
    )
    .option('--from-local <dir>', 'move clients of this folder, with cursor and ledger, so that nothing is sent twice')
    .option('--from-env <env>', 'likewise, of an AWS environment')
    .option('--yes', 'write without asking')
    .option('--json', 'print one JSON document on standard output, and nothing else there')
    .addHelpText('after', '\nExample:\n  $ siesa-sync client apply clients/clients/cliente-a.json --env dev')
    .action((files: readonly string[], options: ApplyOptions) =>
      withHost(context, options, async (host) => {
        if (options.fromLocal !== undefined || options.fromEnv !== undefined) {
          await move(files, host, options, context);
          return;
        }
        const plans: ApplyPlan[] = [];
        for (const file of files)
          plans.push(await planApply(await readClientFiles(file, host.stores.environment), host, context.now()));
        const { local } = withVariables(options);
        if (local !== undefined && files.some((file) => dirname(resolve(file)) === resolve(local, 'clients')))
          context.terminal.err(`${textIn(context.language)('client/folder-applies-itself', { folder: local })}\n`);
        await apply(plans, host, options, context);
      }),
    );

/** Both hosts are open until all is written. */
const move = async (
  clientIds: readonly string[],
  host: Host,
  options: ApplyOptions,
  context: CommandContext,
): Promise<void> => {
  const { fromLocal, fromEnv } = options;
  const choices: HostChoice[] = [
    ...(fromLocal === undefined ? [] : [{ local: fromLocal }]),
    ...(fromEnv === undefined ? [] : [{ env: fromEnv }]),
  ];
  const [choice, other] = choices;
  if (choice === undefined || other !== undefined)
    throw new OperatorMistake(message('mistake/from-where'), { code: 'WRONG_USAGE' });
  const from = await context.openHost(choice);
  try {
    const plans: ApplyPlan[] = [];
    for (const clientId of clientIds) plans.push(await planMove(clientId, from, host, context.now()));
    await apply(plans, host, options, context);
  } finally {
    await from.close();
  }
};

const apply = async (
  plans: readonly ApplyPlan[],
  host: Host,
  { yes, json }: ApplyOptions,
  { terminal, prompter, language }: CommandContext,
): Promise<void> => {
  const changes = plans.filter(({ kind }) => kind !== 'equal');
  const t = textIn(language);
  if (!json) for (const plan of plans) terminal.out(renderPlan(plan, language));
  if (changes.length > 0 && !yes) {
    if (!terminal.interactive) throw new OperatorMistake(message('mistake/no-one-to-confirm'));
    if (!(await prompter.yes(t('client/write-this', { place: placeIn(host.place) }), false)))
      throw new OperatorMistake(message('mistake/nothing-written'));
  }
  const written: Value[] = [];
  for await (const what of runSteps(changes.flatMap(({ steps }) => steps))) {
    written.push(what);
    if (!json) terminal.out(`${t('client/written', { what })}\n`);
  }
  if (json)
    printJson(terminal, {
      clients: plans.map(({ clientId, kind, settings, mapping, nextRuns, warnings }) => ({
        client_id: clientId,
        kind,
        settings,
        mapping,
        next_runs: kind === 'equal' ? undefined : nextRuns?.at,
        ...(warnings.length > 0 ? { warnings: warnings.map((warning) => valueIn(warning, 'en')) } : {}),
      })),
      written: written.map((what) => valueIn(what, 'en')),
    });
  else
    for (const { clientId } of changes)
      terminal.out(`${t('client/next', { command: `siesa-sync client check ${clientId} ${host.options}` })}\n`);
};
