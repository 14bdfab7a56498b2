import { languages } from '@siesa-integration/operator';
import { Command, Option } from 'commander';
import type { CommandContext } from './command-context.ts';
import { alertsCommand } from './commands/alerts/alerts-command.ts';
import { auditCommand } from './commands/audit/audit-command.ts';
import { backupCommand } from './commands/backup/backup-command.ts';
import { restoreCommand } from './commands/backup/restore-command.ts';
import { clientCommand } from './commands/client/client-command.ts';
import { addCompletion } from './commands/completion/add-completion.ts';
import { consoleCommand } from './commands/console/console-command.ts';
import { demoCommand } from './commands/demo/demo-command.ts';
import { doctorCommand } from './commands/doctor/doctor-command.ts';
import { explainCommand } from './commands/explain/explain-command.ts';
import { historyCommand } from './commands/history/history-command.ts';
import { mappingCommand } from './commands/mapping/mapping-command.ts';
import { migrateCommand } from './commands/migrate/migrate-command.ts';
import { reconcileCommand } from './commands/reconcile/reconcile-command.ts';
import { rejectsCommand } from './commands/rejects/rejects-command.ts';
import { reportCommand } from './commands/report/report-command.ts';
import { serveCommand } from './commands/serve/serve-command.ts';
import { statusCommand } from './commands/status/status-command.ts';
import { syncCommand } from './commands/sync/sync-command.ts';
import { verifyCommand } from './commands/verify/verify-command.ts';
import { helpInLanguage, isGroup } from './help/help-in-language.ts';
import { version } from './version.ts';

/** All commands of `siesa-sync`. */
export const siesaSyncProgram = (context: CommandContext): Command => {
  const program = new Command('siesa-sync')
    .description("Keeps each client's Kong or WMS equal to its Siesa.")
    .version(version(), '--version', 'print the version')
    .showSuggestionAfterError()
    .enablePositionalOptions() // `sync diff … --local DIR`: both have the option, and the command that was named last reads it
    .exitOverride()
    .configureOutput({ writeOut: context.terminal.out, writeErr: context.terminal.err });
  for (const command of [
    demoCommand(context),
    doctorCommand(context),
    syncCommand(context),
    serveCommand(context),
    statusCommand(context),
    rejectsCommand(context),
    explainCommand(context),
    verifyCommand(context),
    reportCommand(context),
    consoleCommand(context),
    auditCommand(context),
    reconcileCommand(context),
    clientCommand(context),
    mappingCommand(context),
    historyCommand(context),
    alertsCommand(context),
    migrateCommand(context),
    backupCommand(context),
    restoreCommand(context),
  ])
    program.addCommand(inheriting(program, command));
  addCompletion(program);
  helpInLanguage(program, context.language);
  return program;
};

/** Settings such as where to write go down to subcommands of subcommands too; each of these takes a language. */
const inheriting = (parent: Command, command: Command): Command => {
  command.copyInheritedSettings(parent);
  if (!isGroup(command))
    command.addOption(
      new Option('--lang <language>', 'language of what people read; from LANG when absent').choices(languages),
    );
  for (const child of command.commands) inheriting(command, child);
  return command;
};
