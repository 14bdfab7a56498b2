import { describeProducts } from '../../testing/describe-products.ts';
import { startExampleSetup } from '../../testing/example-setup.ts';

describeProducts('--local', async () => {
  const setup = await startExampleSetup();
  return { setup, where: ['--local', setup.dir], close: setup.close };
});
