import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startFakeWmsProxy } from '@siesa-integration/wms-adapter/fake';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type CheckSetup, containing, startCheckSetup } from '../../testing/check-setup.ts';

describe('client check, of a WMS Proxy', () => {
  let setup: CheckSetup;
  let wms: Awaited<ReturnType<typeof startFakeWmsProxy>>;
  let settings: Readonly<Record<string, unknown>>;
  const code = (): string => String(setup.siesa.products.rows[0]?.['f_codigo']);
  const name = (): string => String(setup.siesa.products.rows[0]?.['f_nombre']);
  const add = (fields: Parameters<typeof wms.add>[0] = {}): string =>
    wms.add({
      external_id: code(),
      name: name(),
      reception_type: 'GENERAL',
      barcode_type: 'EAN',
      inventory_unit: 'UNIT',
      status: 'ACTIVE',
      ...fields,
    });

  beforeAll(async () => {
    wms = await startFakeWmsProxy();
    setup = await startCheckSetup();
    await writeFile(join(setup.dir, 'secrets/siesa-integration/cliente-a/wms.json'), JSON.stringify(wms.secret));
    await setup.edit('field-mappings/field-mappings-kong.json', ({ mappings, ...document }) => {
      const { id, name: rule } = (mappings as { readonly product: Readonly<Record<string, object>> }).product;
      return {
        ...document,
        product_type: 'wms',
        mappings: {
          product: { id: { ...id, product_field: 'external_id' }, name: { ...rule, product_field: 'name' } },
        },
      };
    });
    settings = {
      product_type: 'wms',
      product_dialect: 'wms-proxy',
      product_api_url: wms.url.href,
      product_credentials_secret: 'siesa-integration/cliente-a/wms',
      product_settings: { defaults: { inventory_unit: 'UNIT' } },
      sync_schedule: 'rate(30 minutes)',
    };
  });
  afterAll(async () => {
    await setup.close();
    await wms.close();
  });
  beforeEach(() => {
    for (const ref of [...wms.store.rows.keys()]) wms.store.delete(ref);
    wms.switches.exactFilter = true;
  });

  it('proves login, values, look-up and echo, and writes nothing', async () => {
    add();
    add({ external_id: 'OTHER' });
    const before = wms.calls.length;
    const { code: exit, lines } = await setup.check(settings);

    expect(lines).toEqual(containing(/^ok product WMS Proxy answers and takes the login\.$/));
    expect(lines).toEqual(
      containing(/^ok product records of the list hold reception_type "GENERAL", .*inventory_unit "UNIT"$/),
    );
    expect(lines).toEqual(
      containing(
        /^note product look-up of '.*' by a filter that the destination obeys: record .* does not show properties, so/,
      ),
    );
    expect(lines).toEqual(containing(/^ok load a load of all products makes 31 calls, about \d s at 4 at once, after/));
    expect(exit).toBe(0);
    const writes = wms.calls.slice(before).filter(({ method, path }) => method !== 'GET' && !path.endsWith('/auth'));
    expect(writes).toEqual([]);
  });

  it('ends at a wrong password', async () => {
    const { password } = wms.switches;
    wms.switches.password = 'another-password';
    const { code: exit, lines } = await setup.check(settings);
    wms.switches.password = password;

    expect(lines).toEqual(
      containing(/^FAIL product WMS Proxy refuses the login of 'siesa-integration\/cliente-a\/wms'/),
    );
    expect(lines.join('\n')).not.toMatch(/look-up|load /);
    expect(exit).toBe(2);
  });

  it('names what could not be proven, and a filter that is ignored', async () => {
    wms.switches.exactFilter = false;
    add({ inventory_unit: 'BOX' });
    add({ external_id: 'OTHER', inventory_unit: 'BOX' });
    const { lines } = await setup.check(settings);

    expect(lines).toEqual(containing(/^note product could not be proven: inventory_unit "UNIT", because/));
    expect(lines).toEqual(containing(/^note product the destination ignores the filter by id/));
    expect(lines).toEqual(
      containing(/^note product look-up of '.*' by a search: .*inventory_unit from 'BOX' to 'UNIT'/),
    );
  });

  it('warns when reading and loading take longer than the interval of the schedule', async () => {
    const { lines } = await setup.check({ ...settings, product_requests_per_minute: 1 });

    expect(lines).toEqual(
      containing(
        /^note load .* about 31 min 0 s at 4 at once and 1 a minute, after about .* of reading Siesa, and the schedule starts a sync every 30 min 0 s/,
      ),
    );
  });
});
