import { siesaDialects, type SiesaDialectName } from '@siesa-integration/siesa-client';
import { Command, Option } from 'commander';
import { wholeNumber } from '../../terminal/whole-number.ts';
import type { CommandContext, ExitCode } from '../../command-context.ts';
import { printJson } from '../../terminal/terminal.ts';

interface DemoOptions {
  readonly dialect: SiesaDialectName;
  readonly products: number;
  readonly seed: number;
  readonly reconcile?: boolean;
  readonly json?: boolean;
}

/** `siesa-sync demo` */
export const demoCommand = (context: CommandContext): Command =>
  new Command('demo')
    .summary('see it work: simulators, two clients, two syncs')
    .description(
      'Starts simulators of Siesa, Kong and WMS on this machine, syncs a Kong client and a WMS client side by side, changes 50 products and breaks 2, syncs again, and compares each store with Siesa. No network, no account.',
    )
    .addOption(
      new Option('--dialect <dialect>', 'how Siesa answers')
        .choices(siesaDialects.map(({ name }) => name))
        .default(siesaDialects[0].name),
    )
    .addOption(
      new Option('--products <n>', "records of each Siesa's catalogue")
        .argParser(wholeNumber(1, 9_999_999))
        .default(10_000),
    )
    .addOption(
      new Option('--seed <n>', 'the same seed gives the same catalogues')
        .argParser(wholeNumber(1, 9_999_999))
        .default(1),
    )
    .option(
      '--reconcile',
      'instead: reconcile two files of 100,000 rows with known breaks, and leave the page of what was found',
    )
    .option('--json', 'print one JSON document on standard output, and nothing else there')
    .addHelpText('after', '\nExample:\n  $ siesa-sync demo --dialect connekta')
    .action(async (options: DemoOptions) => {
      if (options.reconcile) {
        const { reconcileDemo } = await import('./reconcile-demo.ts');
        context.exitWith(await reconcileDemo({ json: options.json }, context));
      } else context.exitWith(await demo(options, context));
    });

const demo = async ({ dialect, products, seed, json }: DemoOptions, context: CommandContext): Promise<ExitCode> => {
  const { terminal, openHost } = context;
  const { startDemoSetup } = await import('./demo-setup.ts');
  const { demoSucceeded, runDemo } = await import('./run-demo.ts');
  const { renderDemo } = await import('./render-demo.ts');
  const setup = await startDemoSetup({ size: products, seed, dialect });
  try {
    const host = await openHost({ local: setup.dir });
    try {
      const result = await runDemo(host, setup, context);
      if (json) printJson(terminal, result);
      else terminal.out(renderDemo(result, setup.clients));
      return demoSucceeded(result) ? 0 : 1;
    } finally {
      await host.close();
    }
  } finally {
    await setup.close();
  }
};
