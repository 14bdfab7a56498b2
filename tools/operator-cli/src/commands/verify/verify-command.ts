import type { Host } from '@siesa-integration/operator/hosts';
import { type FindingKind, findingKinds, message, OperatorMistake } from '@siesa-integration/operator/messages';
import type { Verification } from '@siesa-integration/operator/verify';
import { Command, InvalidArgumentError } from 'commander';
import type { CommandContext } from '../../command-context.ts';
import { assertExportable } from '../../terminal/export-list.ts';
import { printJson } from '../../terminal/terminal.ts';
import { type HostOptions, withHost, withHostOptions } from '../../with-host.ts';
import { exportFindings, renderExported, renderRepair, renderVerification } from './render-verification.ts';

interface VerifyOptions extends HostOptions {
  readonly repair?: boolean;
  readonly accept?: number;
  readonly ignore: readonly FindingKind[];
  readonly export?: string;
  readonly json?: boolean;
}

/** `siesa-sync verify CLIENT` */
export const verifyCommand = (context: CommandContext): Command =>
  withHostOptions(new Command('verify'))
    .description(
      "Reads every record of a client's product and compares it with the ledger: what is missing there, extra there, inactive there, what has other values than were sent, and ids that stand there twice. Writes nothing without --repair. Exit 0: no differences; 1: there are some; 2: nothing was compared.",
    )
    .argument('<client>', 'id of the client')
    .option('--repair', 'mark the missing and the differing products: the next incremental syncs send these again')
    .option('--accept <n>', 'with --repair: that N products differ is right, although it is more than 2 %', wholeNumber)
    .option(
      '--ignore <kinds>',
      `differences that are known, such as records that people made there: of ${findingKinds.join(', ')}`,
      kindsIn,
      [],
    )
    .option('--export <file>', 'write every difference to FILE.xlsx or FILE.csv')
    .option('--json', 'print one JSON document on standard output, and nothing else there')
    .addHelpText('after', '\nExample:\n  $ siesa-sync verify cliente-a --ignore extra --local ./clients')
    .action(async (clientId: string, options: VerifyOptions) => {
      assertTogether(options);
      await withHost(context, options, async (host) => {
        const { verifyClient } = await verifying();
        const all = await verifyClient(host, clientId, context.now());
        const findings = all.findings.filter(({ kind }) => !options.ignore.includes(kind));
        context.exitWith(findings.length > 0 ? 1 : 0);
        await print({ ...all, findings }, host, options, context);
      });
    });

/** Loaded when it is needed: it brings the destinations, and the help needs none. */
const verifying = () => import('@siesa-integration/operator/verify');

const assertTogether = ({ repair, accept, export: file }: VerifyOptions): void => {
  if (accept !== undefined && !repair)
    throw new OperatorMistake(message('mistake/accept-without-repair'), { code: 'WRONG_USAGE' });
  if (file !== undefined) assertExportable(file);
};

const print = async (
  verification: Verification,
  host: Host,
  { repair: repairs = false, accept, export: file, json = false }: VerifyOptions,
  { terminal, now, language }: CommandContext,
): Promise<void> => {
  if (!json) terminal.out(renderVerification(verification, { options: host.options, repairs, language }));
  const path = file === undefined ? undefined : await exportFindings(verification, file, language);
  if (path !== undefined && !json) terminal.out(renderExported(verification, path, language));
  const repair = repairs
    ? await (await verifying()).repairClient(verification, host.stores, { accept, now: now() })
    : undefined;
  if (repair && !json) terminal.out(renderRepair(verification.client_id, repair, { options: host.options, language }));
  if (json)
    printJson(terminal, { ...verification, ...(repair && { repair }), ...(path !== undefined && { file: path }) });
};

const wholeNumber = (text: string): number => {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('It is a whole number.');
  return Number(text);
};

const kindsIn = (text: string): readonly FindingKind[] => {
  const given = text.split(',').map((kind) => kind.trim());
  const kinds = findingKinds.filter((kind) => given.includes(kind));
  if (kinds.length !== new Set(given).size)
    throw new InvalidArgumentError(`They are of ${findingKinds.join(', ')}, with commas between them.`);
  return kinds;
};
