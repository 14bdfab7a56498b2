import { planSecret, runSteps, secretKeys, type SecretPart } from '@siesa-integration/operator/clients';
import type { Host } from '@siesa-integration/operator/hosts';
import { message, OperatorMistake, textIn, together, valueIn } from '@siesa-integration/operator/messages';
import { parseSecretDocument } from '@siesa-integration/operator/new-client';
import { Argument, Command } from 'commander';
import type { CommandContext } from '../../command-context.ts';
import { printJson } from '../../terminal/terminal.ts';
import { withHost, withHostOptions, type HostOptions } from '../../with-host.ts';
import { readGiven } from './read-given.ts';

interface SecretOptions extends HostOptions {
  readonly from?: string;
  readonly json?: boolean;
}

/** `siesa-sync client secret set CLIENT PART` */
export const clientSecretCommand = (context: CommandContext): Command =>
  new Command('secret')
    .summary("write a client's keys")
    .description("Works on a client's secrets.")
    .addCommand(
      withHostOptions(new Command('set'))
        .summary('write the keys of its Siesa or of its product')
        .description(
          "Asks for the keys of a client's Siesa or product by hidden prompt, or takes them from a file, and writes its secret: a file of the folder, readable by its owner alone, or a secret in Secrets Manager, which is made when it is not there. What else the secret holds stays. Nothing is written that a sync could not use.",
        )
        .argument('<client>', 'id of the client')
        .addArgument(new Argument('<part>', 'whose keys').choices(['siesa', 'product']))
        .option('--from <file>', 'keys as JSON, such as {"api_key": "…"}; - reads standard input')
        .option('--json', 'print one JSON document on standard output, and nothing else there')
        .addHelpText('after', '\nExample:\n  $ siesa-sync client secret set cliente-a product --env prod')
        .action((clientId: string, part: SecretPart, options: SecretOptions) =>
          withHost(context, options, (host) => setSecret(host, clientId, part, options, context)),
        ),
    );

const setSecret = async (
  host: Host,
  clientId: string,
  part: SecretPart,
  { from, json }: SecretOptions,
  context: CommandContext,
): Promise<void> => {
  const { terminal, language } = context;
  const t = textIn(language);
  const keys =
    from === undefined
      ? await askKeys(host, clientId, part, context)
      : parseSecretDocument(await readGiven(from, terminal));
  const written = await Array.fromAsync(runSteps([await planSecret(host, { clientId, part, keys })]));
  if (json) printJson(terminal, { client_id: clientId, written: written.map((what) => valueIn(what, 'en')) });
  else
    terminal.out(
      [
        ...written.map((what) => t('client/written', { what })),
        t('client/next', { command: `siesa-sync client check ${clientId} ${host.options}` }),
        '',
      ].join('\n'),
    );
};

const askKeys = async (
  host: Host,
  clientId: string,
  part: SecretPart,
  { terminal, prompter, language }: CommandContext,
): Promise<Readonly<Record<string, string>>> => {
  const asked = await secretKeys(host, clientId, part);
  if (!terminal.interactive)
    throw new OperatorMistake(
      message('mistake/no-one-for-keys', { keys: together(asked.map(({ key }) => `'${key}'`)) }),
      {
        code: 'WRONG_USAGE',
      },
    );
  const problem = (answer: string): string | undefined => (answer === '' ? textIn(language)('new/empty') : undefined);
  const keys: Record<string, string> = {};
  for (const { key, message, isShown } of asked)
    keys[key] = await (isShown ? prompter.text : prompter.secret)({ message: valueIn(message, language), problem });
  return keys;
};
