import {
  type Language,
  message,
  omitUndefined,
  OperatorMistake,
  textIn,
  together,
  valueIn,
} from '@siesa-integration/operator/messages';
import {
  clientIdsIn,
  completeAnswers,
  everyQuestion,
  parseSecrets,
  writeNewClient,
  type ClientQuestion,
  type GivenAnswer,
} from '@siesa-integration/operator/new-client';
import { nextRuns, nextRunsInWords } from '@siesa-integration/operator/schedules';
import { Command, Option } from 'commander';
import type { CommandContext } from '../../command-context.ts';
import type { Prompter } from '../../terminal/prompter.ts';
import { printJson, type Terminal } from '../../terminal/terminal.ts';
import { localFolder, withHost } from '../../with-host.ts';
import { printClientCheck } from './client-check-command.ts';
import { readGiven } from './read-given.ts';

interface NewOptions extends Readonly<Record<string, unknown>> {
  readonly local?: string;
  readonly secretsFrom?: string;
  readonly check?: boolean;
  readonly json?: boolean;
}

/** `siesa-sync client new` */
export const clientNewCommand = (context: CommandContext): Command => {
  const command = new Command('new')
    .summary('ask what is needed, and write the files of a new client')
    .description(
      'Asks what a new client needs (product, addresses, keys by hidden prompt, schedule), and writes its files into a folder on this machine. What is given by options is not asked. Nothing is sent anywhere.',
    )
    .option('--local <dir>', 'the folder of clients; made when missing (or SIESA_SYNC_LOCAL)');
  for (const { option } of flags(context.language)) command.addOption(option);
  return command
    .option(
      '--secrets-from <file>',
      'keys as JSON, such as {"conni_key": "…", "conni_token": "…", "product_username": "…", "product_password": "…"}; - reads standard input',
    )
    .addOption(
      new Option('--check', 'check the client at once, without asking; the exit code is that of the check').conflicts(
        'json',
      ),
    )
    .option('--json', 'print one JSON document on standard output, and nothing else there')
    .addHelpText(
      'after',
      '\nExample:\n  $ siesa-sync client new --local ./clients\n  $ siesa-sync client new --local ./clients --client-id norte --product-type kong … --secrets-from keys.json',
    )
    .action((options: NewOptions) => create(options, context));
};

/** An option for each question whose answer may be seen. */
const flags = (language: Language): readonly { readonly key: string; readonly option: Option }[] =>
  everyQuestion().flatMap(({ key, kind, message, choices }) => {
    if (kind === 'secret') return [];
    const option = new Option(`${flagOf(key)} <value>`, valueIn(message, language).replace(/:$/, ''));
    return [{ key, option: choices ? option.choices(choices.map(({ value }) => value)) : option }];
  });

/** `--siesa-company` for the setting `siesa_company`. */
const flagOf = (key: string): string => `--${key.replaceAll('_', '-')}`;

const create = async (options: NewOptions, context: CommandContext): Promise<void> => {
  const { terminal, prompter, now, language, exitWith } = context;
  const t = textIn(language);
  const { json, secretsFrom, check = false } = options;
  const local = localFolder(options);
  const missing: ClientQuestion[] = [];
  const answers = await completeAnswers({
    given: new Map([...givenByFlags(options), ...(await givenSecrets(secretsFrom, terminal))]),
    taken: clientIdsIn(local),
    ask: (question) => {
      if (terminal.interactive && secretsFrom !== '-') return ask(prompter, question, language);
      if (question.suggested === undefined) missing.push(question);
      return Promise.resolve(question.suggested ?? question.choices?.[0]?.value ?? '');
    },
  });
  if (missing.length > 0) throw notGiven(missing);

  const { exampleMapping } = await import('@siesa-integration/sandbox/simulators');
  const files = await writeNewClient(local, answers, { at: new Date(now()).toISOString(), exampleMapping });
  const clientId = answers['client_id'] ?? '';
  const runs = nextRuns({ ...answers, enabled: true }, now());
  if (json) {
    printJson(terminal, { client_id: clientId, files, next_runs: runs?.at });
    return;
  }
  for (const file of files) terminal.out(`${t('client/written', { what: `${local}/${file}` })}\n`);
  if (runs) terminal.out(`${t('client/next-runs', { when: nextRunsInWords(runs, language) })}\n`);
  const where = `${clientId} --local ${local}`;
  if (!check && !(terminal.interactive && (await prompter.yes(t('client/check-now'), true)))) {
    terminal.out(`${t('client/next', { command: `siesa-sync client check ${where}` })}\n`);
    return;
  }
  const code = await withHost(context, { local }, (host) => printClientCheck(clientId, host, {}, context));
  const next =
    code === 0
      ? t('client/next', { command: `siesa-sync sync ${where} --type initial` })
      : t('client/correct', { command: `siesa-sync client check ${where}` });
  terminal.out(`${next}\n`);
  exitWith(code);
};

const givenByFlags = (options: NewOptions): readonly (readonly [string, GivenAnswer])[] =>
  flags('en').flatMap(({ key, option }) => {
    const value = options[option.attributeName()];
    return typeof value === 'string' ? [[key, { value, label: flagOf(key) }] as const] : [];
  });

const givenSecrets = async (
  file: string | undefined,
  terminal: Terminal,
): Promise<ReadonlyMap<string, GivenAnswer>> => {
  if (file === undefined) return new Map();
  return parseSecrets(await readGiven(file, terminal));
};

const notGiven = (missing: readonly ClientQuestion[]): OperatorMistake => {
  const options = missing.flatMap(({ key, kind }) => (kind === 'secret' ? [] : [flagOf(key)]));
  const keys = missing.flatMap(({ key, kind }) => (kind === 'secret' ? [`'${key}'`] : []));
  const secrets = message('mistake/secrets-from', { keys: together(keys) });
  const both = options.length > 0 && keys.length > 0;
  const parts = both
    ? message('mistake/flags-and-secrets', { flags: options, secrets })
    : [...options, ...(keys.length > 0 ? [secrets] : [])];
  return new OperatorMistake(message('mistake/no-one-to-answer', { parts }), { code: 'WRONG_USAGE' });
};

const ask = (
  { text, secret, choice }: Prompter,
  { kind, message, choices = [], suggested, problem, isShown }: ClientQuestion,
  language: Language,
): Promise<string> => {
  const question = valueIn(message, language);
  if (kind === 'choice')
    return choice(
      question,
      choices.map(({ value, name }) => ({ value, name: valueIn(name, language) })),
    );
  const problemIn = (answer: string): string | undefined => {
    const found = problem?.(answer);
    return found === undefined ? undefined : valueIn(found, language);
  };
  return kind === 'secret' && !isShown
    ? secret({ message: question, problem: problemIn })
    : text(omitUndefined({ message: question, suggested, problem: problemIn }));
};
