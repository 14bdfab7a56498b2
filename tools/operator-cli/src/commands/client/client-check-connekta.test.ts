import { defaultTemplate } from '@siesa-integration/sandbox/template';
import { expect, it } from 'vitest';
import { startCanarySetup } from '../../testing/canary-setup.ts';
import { siesaSync } from '../../testing/command-line.ts';

it('client check estimates a full read of Siesa Cloud from its own pages and those of the joined queries', async () => {
  const setup = await startCanarySetup(defaultTemplate());
  const { out } = await siesaSync(['client', 'check', 'cliente-c', '--local', setup.dir]);
  await setup.close();

  expect(out).toMatch(/^ok {4}full read +3 calls, about 2 s at 100 calls a minute$/m);
});
