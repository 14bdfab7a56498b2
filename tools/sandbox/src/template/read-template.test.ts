import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { writeTinyService, type TinyService } from '../testing/write-tiny-service.ts';
import { defaultTemplate, readDeployment } from './read-template.ts';

let service: TinyService | undefined;
afterEach(() => service?.remove());

describe('readDeployment', () => {
  it('names the next step when nothing is built', async () => {
    await expect(readDeployment('/nowhere/x.template.json')).rejects.toThrow(
      "The synthesized template '/nowhere/x.template.json' cannot be read. Run 'npm run build' first.",
    );
  });

  it('names a bundle that is not built', async () => {
    service = await writeTinyService({ bundle: '', states: { A: { Type: 'Succeed' } } });
    await rm(join(dirname(service.template), 'asset', 'handler.mjs'));

    await expect(readDeployment(service.template)).rejects.toMatchObject({
      code: 'BUNDLE_MISSING',
      message: expect.stringContaining('The bundle of stage is not built') as string,
    });
  });

  it('takes the development environment of this repository by default', () => {
    expect(defaultTemplate()).toMatch(/\/infra\/cdk\.out\/siesa-integration-dev\.template\.json$/);
  });
});
