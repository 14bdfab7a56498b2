import { existsSync } from 'node:fs';
import { stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Language, message, OperatorMistake, textIn } from '@siesa-integration/operator/messages';
import type {
  JobsPlace,
  ReconciliationAlerts,
  ReconciliationEnd,
  StartedExecution,
} from '@siesa-integration/operator/reconcile';
import { Command } from 'commander';
import type { CommandContext } from '../../command-context.ts';
import { printJson } from '../../terminal/terminal.ts';
import { type HostOptions, withHost, withVariables } from '../../with-host.ts';

/** Loaded when it is needed: it brings the engine, and the help needs none. */
const reconciling = () => import('@siesa-integration/operator/reconcile');
const delivering = () => import('../sync/deliver-alerts.ts');

interface PlaceOptions {
  readonly local?: string;
  readonly env?: string;
  readonly page?: string;
  readonly json?: boolean;
}

interface RunOptions extends PlaceOptions {
  readonly rules: string;
  readonly against: string;
  readonly day?: string;
}

/** Where jobs are: the folder of `--local` or the environment of `--env`, or else what the variables hold. */
export const jobsPlace = (options: { readonly local?: string; readonly env?: string }): JobsPlace => {
  const { local, env } = withVariables(options);
  if (local !== undefined && env === undefined) return { dir: local };
  if (env !== undefined && local === undefined) return { env };
  throw new OperatorMistake(message('mistake/where-jobs'), { code: 'WRONG_USAGE' });
};

/** The options that open the host of a place, where its clients are. */
export const hostOf = (place: JobsPlace): HostOptions => ('dir' in place ? { local: place.dir } : place);

/** Adds `--local`, `--env` and `--json` to a command about jobs. */
export const withJobsPlace = (command: Command): Command =>
  command
    .option('--local <dir>', 'the folder of the jobs (or SIESA_SYNC_LOCAL)')
    .option('--env <env>', 'the jobs of this AWS environment: dev, test or prod (or SIESA_SYNC_ENV)')
    .option('--json', 'print one JSON document on standard output, and nothing else there');

const withPage = (command: Command): Command =>
  withJobsPlace(command).option('--page <file>', 'where the page is written; with --env only this option writes one');

/** `siesa-sync reconcile run FILE` */
export const reconcileRunCommand = (context: CommandContext): Command =>
  withPage(new Command('run'))
    .summary('compare two files by rules')
    .description(
      'Reads both files, matches their rows and writes the breaks: a CSV and one self-contained HTML page in Portuguese, Spanish and English. The same files, rules and day are reconciled once. With --env both files are sent to the environment, which reconciles them as it does uploaded ones; what is there already is named by its s3:// address. Exit 0: no breaks; 1: breaks, or the run failed; 2: nothing was started.',
    )
    .argument(
      '<file>',
      'the file that arrived; with client:CLIENT also destination:CLIENT, which reads the destination',
    )
    .requiredOption('--rules <rules>', 'a rule document, or one of supplier-orders, bank-statement, products')
    .requiredOption(
      '--against <file>',
      "what it is compared with: a file, or client:CLIENT for Siesa's products as syncs of this client read them last",
    )
    .option('--day <day>', 'the day of the file, such as 2026-02-15; today when absent')
    .addHelpText(
      'after',
      '\nExample:\n  $ siesa-sync reconcile run pedidos.csv --rules supplier-orders --against base.csv --local ./books\n  $ siesa-sync reconcile run export.csv --rules products --against client:cliente-a --local ./clients\n  $ siesa-sync reconcile run pedidos.csv --rules supplier-orders --against base.csv --day 2026-02-16 --env dev\n  $ siesa-sync reconcile run destination:cliente-a --rules products --against client:cliente-a --env dev',
    )
    .action(async (file: string, options: RunOptions) => {
      const place = jobsPlace(options);
      await assertPage(options.page);
      const end =
        'dir' in place
          ? await runIn(place.dir, file, options, context)
          : await runAt(place.env, file, options, context);
      await print(end, place, options, context);
    });

const runAt = async (
  env: string,
  file: string,
  { against, rules, day }: RunOptions,
  context: CommandContext,
): Promise<ReconciliationEnd> => {
  const products = productsIn(file, against);
  const { reconcileProductsInEnvironment, runInEnvironment } = await reconciling();
  if (!products)
    return following(context, (onStarted) => runInEnvironment({ env, onStarted }, { file, against, rules, day }));
  return withHost(context, { env }, (host) =>
    following(context, (onStarted) =>
      reconcileProductsInEnvironment(host, { env, onStarted }, { ...products, rules, day, now: context.now() }),
    ),
  );
};

/** Of `client:CLIENT`: whose products are compared, with an export or with what the destination holds. */
const productsIn = (
  file: string,
  against: string,
): { readonly clientId: string; readonly file: string | undefined } | undefined => {
  const clientId = after('client:', against);
  const read = after('destination:', file);
  if (clientId === undefined && read === undefined) return undefined;
  if (clientId === undefined)
    throw new OperatorMistake(message('mistake/destination-alone', { client: read ?? '' }), { code: 'WRONG_USAGE' });
  if (read !== undefined && read !== clientId)
    throw new OperatorMistake(message('mistake/one-client', { read, client: clientId }), { code: 'WRONG_USAGE' });
  return { clientId, file: read === undefined ? file : undefined };
};

/** Shows which execution runs. At the first Ctrl+C it says that the execution goes on without this command. */
const following = async (
  { terminal, language, onCtrlC }: CommandContext,
  run: (onStarted: (execution: StartedExecution) => void) => Promise<ReconciliationEnd>,
): Promise<ReconciliationEnd> => {
  const text = textIn(language);
  let listening: Disposable | undefined;
  try {
    return await run(({ arn, address }) => {
      terminal.err(`${arn}\n  ${text('progress/console', { address })}\n`);
      listening = onCtrlC(() => {
        terminal.err(`${text('reconcile/stop-following')}\n`);
      });
    });
  } finally {
    listening?.[Symbol.dispose]();
  }
};

const runIn = async (
  dir: string,
  file: string,
  { against, rules, day }: RunOptions,
  context: CommandContext,
): Promise<ReconciliationEnd> => {
  const products = productsIn(file, against);
  const { reconcileProducts, runReconciliation } = await reconciling();
  if (!products)
    return notifying(dir, context, (alerts) => runReconciliation({ dir, file, against, rules, day, alerts }));
  return withHost(context, { local: dir }, async (host) => {
    const to = { dir, ...products, rules, day, alerts: host.alerts, now: context.now() };
    const end = await reconcileProducts(host, to);
    await (await delivering()).deliverAlerts(host, context, 'deliver');
    return end;
  });
};

/** The channels of a folder of clients deliver the notice, as those of a served one do. Any other folder is not opened, because files can be reconciled without clients. */
const notifying = async (
  dir: string,
  context: CommandContext,
  run: (alerts?: ReconciliationAlerts) => Promise<ReconciliationEnd>,
): Promise<ReconciliationEnd> => {
  if (!['alerts.json', 'clients'].every((name) => existsSync(join(dir, name)))) return run();
  return withHost(context, { local: dir }, async (host) => {
    const end = await run(host.alerts);
    await (await delivering()).deliverAlerts(host, context, 'deliver');
    return end;
  });
};

const after = (prefix: string, text: string): string | undefined =>
  text.startsWith(prefix) ? text.slice(prefix.length) : undefined;

/** `siesa-sync reconcile resume JOB` */
export const reconcileResumeCommand = (context: CommandContext): Command =>
  withPage(new Command('resume'))
    .summary('go on with a job that failed')
    .description(
      'Starts a job again: it goes on after the last stage that has ended, and ends as if it had not failed.',
    )
    .argument('<job>', 'its id, such as JOB-20260216-061500-9f3a2c')
    .addHelpText('after', '\nExample:\n  $ siesa-sync reconcile resume JOB-20260216-061500-9f3a2c --local ./books')
    .action(async (jobId: string, options: PlaceOptions) => {
      const place = jobsPlace(options);
      await assertPage(options.page);
      const { resumeInEnvironment, resumeReconciliation } = await reconciling();
      const end =
        'dir' in place
          ? await notifying(place.dir, context, (alerts) => resumeReconciliation(place.dir, jobId, alerts))
          : await following(context, (onStarted) => resumeInEnvironment({ env: place.env, onStarted }, jobId));
      await print(end, place, options, context);
    });

const print = async (
  end: ReconciliationEnd,
  place: JobsPlace,
  { json = false, page }: PlaceOptions,
  { terminal, language, exitWith }: CommandContext,
): Promise<void> => {
  exitWith(end.status !== 'failed' && end.findings.counts.length === 0 ? 0 : 1);
  const { document, text } = await publishEnd(end, { language, page: page ?? pageBeside(end, place) });
  if (json) printJson(terminal, document);
  else if (end.status === 'failed') terminal.err(text);
  else terminal.out(text + repairHint(end, place, language));
};

/** Of a job on this machine, beside its CSV. */
export const pageBeside = (end: ReconciliationEnd, place: JobsPlace): string | undefined =>
  end.status === 'failed' || 'env' in place ? undefined : join(dirname(end.findings.csv), 'report.html');

const repairHint = (
  { jobId, findings: { products } }: Exclude<ReconciliationEnd, { readonly status: 'failed' }>,
  place: JobsPlace,
  language: Language,
): string =>
  products === undefined || products.repairable === 0
    ? ''
    : `\n${textIn(language)('verify/to-repair', { command: `siesa-sync reconcile repair ${jobId} ${'dir' in place ? `--local ${place.dir}` : `--env ${place.env}`}` })}\n`;

/** Before anything is started: the page comes last, and its file may be a folder, or in a folder that is not there. */
const assertPage = async (page: string | undefined): Promise<void> => {
  if (page === undefined) return;
  const [folder, found] = await Promise.all([dirname(page), page].map((path) => stat(path).catch(() => undefined)));
  if (!folder?.isDirectory() || found?.isDirectory()) throw pageUnwritable(page);
};

const pageUnwritable = (file: string, cause?: unknown): OperatorMistake =>
  new OperatorMistake(message('mistake/page-unwritable', { file, option: '--page' }), { code: 'WRONG_USAGE', cause });

/** Writes the page of what was found, where one is wanted. @returns how the reconciliation ended, for programs and for people */
export const publishEnd = async (
  end: ReconciliationEnd,
  { language, page }: { readonly language: Language; readonly page: string | undefined },
): Promise<{ readonly document: object; readonly text: string }> => {
  const { renderEnd } = await import('./render-reconciliation.ts');
  if (end.status === 'failed') return { document: end, text: renderEnd(end, language) };
  const { breaks, parties, ...counts } = end.findings;
  const written = page === undefined ? {} : { page };
  if (page !== undefined) {
    const { reconciliationPage } = await import('./reconciliation-page.ts');
    await writeFile(page, reconciliationPage(end.findings)).catch((cause: unknown) => {
      throw pageUnwritable(page, cause);
    });
  }
  return {
    document: { ...end, findings: { ...counts, parties, shown_breaks: breaks.length }, ...written },
    text: renderEnd({ ...end, ...written }, language),
  };
};
