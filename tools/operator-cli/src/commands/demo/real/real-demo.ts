import { message, OperatorMistake } from '@siesa-integration/operator/messages';
import type { CommandContext, ExitCode } from '../../../command-context.ts';
import { printJson } from '../../../terminal/terminal.ts';
import { startRealSetup } from './real-setup.ts';
import { renderRealDemo } from './render-real-demo.ts';
import { realDemoSucceeded, runRealDemo } from './run-real-demo.ts';

/** It changes 50 products, breaks 2 and deletes 1. */
const fewestProducts = 53;

export interface RealDemoOptions {
  /** Variants of each company. */
  readonly products: number;
  readonly seed: number;
  readonly json?: boolean | undefined;
}

/** Runs the demo of the systems that clients have: Siesa Cloud with variants, Kong Core and WMS Proxy. The folder of its clients stays. */
export const realDemo = async (
  { products, seed, json = false }: RealDemoOptions,
  context: Pick<CommandContext, 'terminal' | 'openHost' | 'now' | 'language'>,
): Promise<ExitCode> => {
  const { terminal, openHost, language } = context;
  if (products < fewestProducts)
    throw new OperatorMistake(
      message('mistake/too-few-products', { products: String(products), fewest: String(fewestProducts) }),
      { code: 'WRONG_USAGE' },
    );
  const setup = await startRealSetup({ size: products, seed });
  try {
    const host = await openHost({ local: setup.dir });
    try {
      const result = await runRealDemo(host, setup, context);
      if (json) printJson(terminal, result);
      else terminal.out(renderRealDemo(result, language));
      return realDemoSucceeded(result) ? 0 : 1;
    } finally {
      await host.close();
    }
  } finally {
    await setup.close();
  }
};
