import type { Access } from '@siesa-integration/console';
import { message, OperatorMistake, placeIn, textIn } from '@siesa-integration/operator/messages';
import { Command, InvalidArgumentError, Option } from 'commander';
import type { CommandContext } from '../../command-context.ts';
import { wholeNumber } from '../../terminal/whole-number.ts';
import { type HostOptions, withHost, withHostOptions } from '../../with-host.ts';
import { consolePasswordCommand } from './console-password-command.ts';

interface ConsoleOptions extends HostOptions {
  readonly port: number;
  readonly host?: string;
  readonly origin?: readonly string[];
  readonly passwordFile?: string;
  readonly tokenFile?: string;
}

/** `siesa-sync console` */
export const consoleCommand = (context: CommandContext): Command =>
  withHostOptions(new Command('console'))
    .description(
      'Serves pages in which an operator sees, runs, understands and repairs syncs, until Ctrl+C. Only this machine can open them; with --host and a file of passwords or a token others can, too. With --env they work with your own AWS profile.',
    )
    .addOption(
      new Option('--port <port>', 'where to listen; 0 for any port that is free')
        .argParser(wholeNumber(0, 65_535))
        .default(7421),
    )
    .option('--host <address>', 'listen on this address instead of 127.0.0.1')
    .option('--origin <url>', 'a further address under which a browser opens it, such as that of a proxy', appended)
    .option('--password-file <file>', 'let those sign in whose passwords it holds, one a line (console password)')
    .option('--token-file <file>', 'let those sign in who have the token that it holds')
    .addHelpText('after', '\nExample:\n  $ siesa-sync console --local ./clients --port 7421')
    .action((options: ConsoleOptions) => serve(options, context))
    .addCommand(consolePasswordCommand(context));

const appended = (url: string, urls: readonly string[] = []): readonly string[] => {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw new InvalidArgumentError('Give an address with its scheme, such as https://console.example.');
  return [...urls, new URL(url).origin];
};

const serve = async (
  { port, host: hostname, origin = [], passwordFile, tokenFile, ...options }: ConsoleOptions,
  context: CommandContext,
): Promise<void> => {
  const { startConsole } = await import('@siesa-integration/console'); // other commands need no pages and no charts
  const access = await accessOf(passwordFile, tokenFile);
  await withHost(context, options, async (host) => {
    const running = await startConsole(host, {
      port,
      access,
      origins: origin,
      ...(hostname !== undefined && { hostname }),
    });
    context.terminal.err(`${textIn(context.language)('folder/console', { place: placeIn(host.place) })}\n`);
    context.terminal.out(`${running.address}\n`);
    await context.interrupted();
    await running.close();
  });
};

const accessOf = async (passwordFile: string | undefined, tokenFile: string | undefined): Promise<Access> => {
  if (passwordFile !== undefined && tokenFile !== undefined)
    throw new OperatorMistake(message('mistake/password-or-token'), {
      code: 'WRONG_USAGE',
    });
  const { openAccess, passwordAccess, tokenAccess } = await import('@siesa-integration/console');
  if (passwordFile !== undefined) return passwordAccess(passwordFile);
  return tokenFile === undefined ? openAccess() : tokenAccess(tokenFile);
};
