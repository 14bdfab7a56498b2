import { siesaDialects, type SiesaDialectName } from '@siesa-integration/siesa-client';
import { Command, Option } from 'commander';
import { wholeNumber } from '../../terminal/whole-number.ts';
import type { CommandContext, ExitCode } from '../../command-context.ts';
import { printJson } from '../../terminal/terminal.ts';

interface DemoOptions {
  readonly dialect: SiesaDialectName;
  /** Absent: as many as the chosen demo has. */
  readonly products?: number;
  readonly seed: number;
  readonly real?: boolean;
  readonly reconcile?: boolean;
  readonly json?: boolean;
}

/** `siesa-sync demo` */
export const demoCommand = (context: CommandContext): Command =>
  new Command('demo')
    .description(
      'Starts simulators of Siesa, Kong and WMS on this machine, syncs a Kong client and a WMS client side by side, changes 50 products and breaks 2, syncs again, and compares each store with Siesa. No network, no account.',
    )
    .addOption(
      new Option('--dialect <dialect>', 'how Siesa answers')
        .choices(siesaDialects.map(({ name }) => name))
        .default(siesaDialects[0].name),
    )
    .addOption(
      new Option('--products <n>', "records of each Siesa's catalogue (10000, or 1000 with --real)").argParser(
        wholeNumber(1, 9_999_999),
      ),
    )
    .addOption(
      new Option('--seed <n>', 'the same seed gives the same catalogues')
        .argParser(wholeNumber(1, 9_999_999))
        .default(1),
    )
    .addOption(
      new Option(
        '--real',
        'instead: the systems that clients have, a Siesa Cloud with variants, a Kong Core and a WMS Proxy, with an item that is deleted and what the destinations hold at the end',
      ).conflicts(['reconcile', 'dialect']),
    )
    .option(
      '--reconcile',
      'instead: reconcile two files of 100,000 rows with known breaks, and leave the page of what was found',
    )
    .option('--json', 'print one JSON document on standard output, and nothing else there')
    .addHelpText('after', '\nExample:\n  $ siesa-sync demo --dialect connekta\n  $ siesa-sync demo --real')
    .action(async (options: DemoOptions) => {
      if (options.reconcile) {
        const { reconcileDemo } = await import('./reconcile-demo.ts');
        context.exitWith(await reconcileDemo({ json: options.json }, context));
      } else if (options.real) {
        const { realDemo } = await import('./real/real-demo.ts');
        context.exitWith(await realDemo({ products: 1_000, ...options }, context));
      } else context.exitWith(await demo(options, context));
    });

const demo = async (
  { dialect, products = 10_000, seed, json }: DemoOptions,
  context: CommandContext,
): Promise<ExitCode> => {
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
      else terminal.out(renderDemo(result, setup.clients, context.language));
      return demoSucceeded(result) ? 0 : 1;
    } finally {
      await host.close();
    }
  } finally {
    await setup.close();
  }
};
