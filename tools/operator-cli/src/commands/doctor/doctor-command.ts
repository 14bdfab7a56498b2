import { checkMachine, machineTitles } from '@siesa-integration/operator/doctor';
import { Command } from 'commander';
import type { CommandContext } from '../../command-context.ts';
import { printChecks } from '../../terminal/print-checks.ts';
import { withHostOptions, withVariables, type HostOptions } from '../../with-host.ts';

interface DoctorOptions extends HostOptions {
  readonly json?: boolean;
}

/** `siesa-sync doctor` */
export const doctorCommand = ({ terminal, exitWith, language }: CommandContext): Command =>
  withHostOptions(new Command('doctor'))
    .description(
      'Looks at Node.js, the folder and the permissions of its secrets, free disk, ports of loopback, and region and credentials of AWS: one line each, with what to do. Opens no host, writes nothing and calls no server.',
    )
    .option('--json', 'print one JSON document on standard output, and nothing else there')
    .addHelpText('after', '\nExample:\n  $ siesa-sync doctor --local ./clients')
    .action(async ({ json, ...options }: DoctorOptions) => {
      const { local, env } = withVariables(options);
      const checks = checkMachine({ dir: local, aws: env !== undefined });
      const ok = await printChecks(checks, { json, titles: machineTitles, language }, terminal);
      exitWith(ok ? 0 : 2);
    });
