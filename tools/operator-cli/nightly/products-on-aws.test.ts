import { startReconcilingEnvironment } from '@siesa-integration/console/testing';
import { openEmulatedHost } from '@siesa-integration/operator/hosts';
import { openEmulatedFolder } from '../src/emulated-folder.ts';
import { describeProducts } from '../src/testing/describe-products.ts';
import { startExampleSetup } from '../src/testing/example-setup.ts';

// Syncs and reconciliations by the built bundles: products in S3, the ledger in DynamoDB.
describeProducts('--env', async () => {
  const [setup, environment] = await Promise.all([startExampleSetup(), startReconcilingEnvironment()]);
  const host = await openEmulatedHost(setup.dir, openEmulatedFolder);
  return {
    setup,
    where: ['--env', 'dev'],
    // The host stays open for the next command too.
    openHost: () => Promise.resolve({ ...host, options: '--env dev', close: () => Promise.resolve() }),
    close: async () => {
      await host.close();
      await Promise.all([setup.close(), environment.close()]);
    },
  };
});
