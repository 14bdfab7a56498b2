import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { containing, startCheckSetup, type CheckSetup } from '../../testing/check-setup.ts';
import { siesaSync } from '../../testing/command-line.ts';

describe('client check, of a Siesa of dialect inventory: its key and its ends', () => {
  let setup: CheckSetup;
  beforeAll(async () => {
    setup = await startCheckSetup();
  });
  afterAll(() => setup.close());

  describe('a key with an invisible character', () => {
    it.each([
      ['siesa', 'api_key'],
      ['kong', 'api_key'],
    ])('is refused by name before the first call: %s', async (name, key) => {
      const file = `secrets/siesa-integration/cliente-a/${name}.json`;
      const text = await readFile(join(setup.dir, file), 'utf8');
      await setup.edit(file, (secret) => ({ ...secret, [key]: `${String(secret[key])}\u200b` }));
      const { code, lines, asked } = await setup.check();
      await writeFile(join(setup.dir, file), text);

      expect(code).toBe(2);
      expect(asked).toEqual([]);
      expect(lines).toEqual([expect.stringMatching(new RegExp(`^FAIL settings .*${name}.*`))]);
      expect(lines.join()).not.toContain(`${name}_api_key_here`);
    });
  });

  describe('another end than the last sync had', () => {
    it.each([
      [
        { source: 'inventory https://old.example/api' },
        /^FAIL ends its Siesa is .*last sync read inventory https:\/\/old\.example\/api.*siesa-sync sync cliente-a --new-source --local /,
      ],
      [
        { destination: 'kong at https://old.example, products by product_id' },
        /^FAIL ends its destination is .*siesa-sync sync cliente-a --new-destination --local /,
      ],
    ])('is found before a sync: %j', async (ends, sentence) => {
      await setup.keepState(ends);
      const { code, lines } = await setup.check();
      await setup.keepState({});

      expect(code).toBe(2);
      expect(lines).toEqual(containing(sentence));
    });

    it('is found when the secret names another tenant', async () => {
      const file = 'secrets/siesa-integration/cliente-a/kong.json';
      const text = await readFile(join(setup.dir, file), 'utf8');
      const { product_api_url } = JSON.parse(await readFile(join(setup.dir, 'clients/cliente-a.json'), 'utf8')) as {
        product_api_url: string;
      };
      await setup.keepState({ destination: `kong at ${product_api_url}, products by product_id, tenant_id cliente-a` });
      const same = await setup.check();
      await setup.edit(file, (secret) => ({ ...secret, tenant_id: 'cliente-z' }));
      const { code, lines } = await setup.check();
      await writeFile(join(setup.dir, file), text);
      await setup.keepState({});

      expect([same.code, code]).toEqual([0, 2]);
      expect(lines).toEqual(
        containing(/^FAIL ends its destination is .*tenant_id cliente-z, and .*tenant_id cliente-a.*--new-destination/),
      );
    });

    it('is not another one under its former address', async () => {
      await setup.keepState({
        destination: 'kong at https://old.example/api, products by product_id, tenant_id cliente-a',
      });
      const { code } = await setup.check({ former_product_api_url: 'https://old.example/api' });
      await setup.keepState({});

      expect(code).toBe(0);
    });

    it('is named by `client apply` before it writes', async () => {
      await siesaSync(['client', 'check', 'cliente-a', '--local', setup.dir]);
      const kong = (await readFile(join(setup.dir, 'clients/cliente-a.json'), 'utf8')).replace(
        /"product_api_url": *"[^"]*"/,
        '"product_api_url": "http://127.0.0.1:9/api"',
      );
      await writeFile(join(setup.dir, 'moved.json'), kong);
      const present = JSON.parse(await readFile(join(setup.dir, 'clients/cliente-a.json'), 'utf8')) as {
        product_api_url: string;
      };
      await setup.keepState({
        destination: `kong at ${present.product_api_url}, products by product_id, tenant_id cliente-a`,
      });
      const { code, out, err } = await siesaSync([
        'client',
        'apply',
        join(setup.dir, 'moved.json'),
        '--local',
        setup.dir,
      ]);
      const json = await siesaSync(['client', 'apply', join(setup.dir, 'moved.json'), '--local', setup.dir, '--json']);
      await setup.keepState({});

      expect(code).toBe(2);
      expect(out).toMatch(
        /^ {4}! its destination is kong at http:\/\/127\.0\.0\.1:9\/api, .*DestinationChanged.*--new-destination/m,
      );
      expect(err + json.err).toContain('Nothing was written');
    });
  });
});
