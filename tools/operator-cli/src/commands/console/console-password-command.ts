import { readFile, writeFile } from 'node:fs/promises';
import { message, OperatorMistake, textIn } from '@siesa-integration/operator/messages';
import { Command } from 'commander';
import type { CommandContext } from '../../command-context.ts';

interface PasswordOptions {
  readonly file: string;
}

const shortest = 12;

/** `siesa-sync console password NAME` */
export const consolePasswordCommand = ({ terminal, prompter, language }: CommandContext): Command =>
  new Command('password')
    .summary('write the password with which somebody signs in to the console')
    .description(
      'Asks for a password by hidden prompt, or reads it from standard input, and writes it into a password file, from which it cannot be read back. A password that the name has already is replaced.',
    )
    .argument('<name>', 'under which the changes of this person are listed')
    .requiredOption('--file <file>', 'the password file; made when missing, readable by its owner alone')
    .addHelpText('after', '\nExample:\n  $ siesa-sync console password ana --file console-passwords')
    .action(async (name: string, { file }: PasswordOptions) => {
      const t = textIn(language);
      const tooShort = (text: string): string | undefined =>
        text.length < shortest ? t('folder/password-short', { shortest }) : undefined;
      if (!/^[\w.@-]{1,64}$/.test(name))
        throw new OperatorMistake(message('mistake/user-name', { name }), {
          code: 'WRONG_USAGE',
        });
      const password = terminal.interactive
        ? await prompter.secret({ message: t('folder/password-of', { name }), problem: tooShort })
        : (await terminal.input()).trim();
      const problem = tooShort(password);
      if (problem !== undefined) throw new OperatorMistake(problem, { code: 'WRONG_USAGE' });
      const { passwordLine } = await import('@siesa-integration/console');
      const others = (await readFile(file, 'utf8').catch(() => ''))
        .split('\n')
        .filter((line) => line !== '' && !line.startsWith(`${name}:`));
      const lines = [...others, await passwordLine(name, password)];
      await writeFile(file, `${lines.join('\n')}\n`, { mode: 0o600 });
      terminal.out(`${t('client/written', { what: file })}\n`);
    });
