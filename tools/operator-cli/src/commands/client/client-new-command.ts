import {
  nextQuestion,
  omitUndefined,
  OperatorMistake,
  writeNewClient,
  type ClientQuestion,
  type NewClientAnswers,
} from '@siesa-integration/operator';
import { Command } from 'commander';
import type { CommandContext } from '../../command-context.ts';
import type { Prompter } from '../../terminal/prompter.ts';
import { printJson } from '../../terminal/terminal.ts';

interface NewOptions {
  readonly local: string;
  readonly json?: boolean;
}

/** `siesa-sync client new` */
export const clientNewCommand = (context: CommandContext): Command =>
  new Command('new')
    .summary('ask what is needed, and write the files of a new client')
    .description(
      'Asks what a new client needs (product, addresses, keys by hidden prompt, schedule), and writes its files into a folder on this machine. Nothing is sent anywhere.',
    )
    .requiredOption('--local <dir>', 'the folder of clients; made when missing')
    .option('--json', 'print one JSON document on standard output, and nothing else there')
    .addHelpText('after', '\nExample:\n  $ siesa-sync client new --local ./clients')
    .action(async ({ local, json }: NewOptions) => {
      const { terminal, prompter, now } = context;
      if (!terminal.interactive)
        throw new OperatorMistake(
          '`client new` asks questions, and there is no one to ask here: run it in a terminal.',
        );
      const { exampleMapping } = await import('../../local-service.ts');
      const answers = await askNewClient(prompter);
      const files = await writeNewClient(local, answers, { at: new Date(now()).toISOString(), exampleMapping });
      const clientId = answers['client_id'] ?? '';
      if (json) printJson(terminal, { client_id: clientId, files });
      else
        terminal.out(
          `${files.map((file) => `written: ${local}/${file}\n`).join('')}Next: siesa-sync client check ${clientId} --local ${local}\n`,
        );
    });

/** Asks every question about a new client. */
export const askNewClient = async (prompter: Prompter): Promise<NewClientAnswers> => {
  let answers: NewClientAnswers = {};
  for (let question = nextQuestion(answers); question; question = nextQuestion(answers))
    answers = { ...answers, [question.key]: await ask(prompter, question) };
  return answers;
};

const ask = (
  { text, secret, choice }: Prompter,
  { kind, message, choices = [], suggested, problem }: ClientQuestion,
): Promise<string> => {
  if (kind === 'choice') return choice(message, choices);
  return kind === 'secret'
    ? secret(omitUndefined({ message, problem }))
    : text(omitUndefined({ message, suggested, problem }));
};
