import type { Command } from 'commander';
import type { CommandContext } from './command-context.ts';

/** A command as the list of commands shows it. What it does is loaded when it is called, because loading all of them takes longer than most of them run. */
export interface Verb {
  readonly name: string;
  /** Its arguments; absent, when it only has commands below it. */
  readonly takes?: readonly string[];
  /** In the list of commands. */
  readonly summary: string;
  readonly load: (args: readonly string[]) => Promise<(context: CommandContext) => Command>;
}

/** All commands but the completion, in the order of the list. */
export const verbs: readonly Verb[] = [
  {
    name: 'demo',
    takes: [],
    summary: 'see it work: simulators, two clients, two syncs',
    load: async () => (await import('./commands/demo/demo-command.ts')).demoCommand,
  },
  {
    name: 'doctor',
    takes: [],
    summary: 'look at what commands need of this machine',
    load: async () => (await import('./commands/doctor/doctor-command.ts')).doctorCommand,
  },
  {
    name: 'sync',
    takes: ['[client...]'],
    summary: 'start a sync of each client and follow it',
    load: async () => (await import('./commands/sync/sync-command.ts')).syncCommand,
  },
  {
    name: 'serve',
    takes: [],
    summary: 'run the schedules of a folder on this machine, until it is stopped',
    load: async () => (await import('./commands/serve/serve-command.ts')).serveCommand,
  },
  {
    name: 'status',
    takes: ['[client]'],
    summary: 'last syncs, failing clients first: outcome, counts, cursor age, open rejects',
    load: async () => (await import('./commands/status/status-command.ts')).statusCommand,
  },
  {
    name: 'rejects',
    takes: ['<client>'],
    summary: 'open rejects by rule and field, with attempts',
    load: async () => (await import('./commands/rejects/rejects-command.ts')).rejectsCommand,
  },
  {
    name: 'explain',
    takes: ['<client>', '<product>'],
    summary: 'what happened to one product',
    load: async () => (await import('./commands/explain/explain-command.ts')).explainCommand,
  },
  {
    name: 'verify',
    takes: ['<client>'],
    summary: 'what the product really holds, beside what syncs sent',
    load: async () => (await import('./commands/verify/verify-command.ts')).verifyCommand,
  },
  {
    name: 'report',
    takes: ['[client]'],
    summary: 'one HTML page of syncs, outcomes, durations, rejects and cursor age',
    load: async () => (await import('./commands/report/report-command.ts')).reportCommand,
  },
  {
    name: 'console',
    takes: [],
    summary: 'pages in a browser: see, run, understand and repair syncs',
    load: async () => (await import('./commands/console/console-command.ts')).consoleCommand,
  },
  {
    name: 'audit',
    takes: [],
    summary: 'what was changed in the console: who, when, what, from where',
    load: async () => (await import('./commands/audit/audit-command.ts')).auditCommand,
  },
  {
    name: 'reconcile',
    summary: 'check, run, resume, explain, diff, repair, match, unmatch, write-off',
    load: async () => (await import('./commands/reconcile/reconcile-command.ts')).reconcileCommand,
  },
  {
    name: 'client',
    summary: 'new, import, check, apply, enable, disable',
    load: async (args) => (await import('./commands/client/client-command.ts')).loadClientCommand(args),
  },
  {
    name: 'mapping',
    summary: 'check a mapping document',
    load: async () => (await import('./commands/mapping/mapping-command.ts')).mappingCommand,
  },
  {
    name: 'history',
    takes: ['[execution]'],
    summary: "an execution's states, durations, retries and errors",
    load: async () => (await import('./commands/history/history-command.ts')).historyCommand,
  },
  {
    name: 'quota',
    takes: [],
    summary: 'functions that AWS lets run at once, beside what the clients need',
    load: async () => (await import('./commands/quota/quota-command.ts')).quotaCommand,
  },
  {
    name: 'alerts',
    takes: ['[client]'],
    summary: 'alerts that are open, and what became of those that were sent',
    load: async () => (await import('./commands/alerts/alerts-command.ts')).alertsCommand,
  },
  {
    name: 'migrate',
    takes: [],
    summary: 'carry over what an older version kept in a folder',
    load: async () => (await import('./commands/migrate/migrate-command.ts')).migrateCommand,
  },
  {
    name: 'backup',
    takes: ['<file>'],
    summary: 'write what the service keeps in a folder to one file, while syncs run',
    load: async () => (await import('./commands/backup/backup-command.ts')).backupCommand,
  },
  {
    name: 'restore',
    takes: ['<file>'],
    summary: 'put back what `backup` has written, into a folder without a database',
    load: async () => (await import('./commands/backup/restore-command.ts')).restoreCommand,
  },
];
