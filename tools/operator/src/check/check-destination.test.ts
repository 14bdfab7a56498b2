import type { JsonValue } from '@siesa-integration/canonical-model';
import { kongCoreSettingsOfFake, startFakeKongCore } from '@siesa-integration/kong-adapter/fake';
import { findClient, openMapping } from '@siesa-integration/sync-pipeline';
import { aMapping, aSyncBench, someProducts } from '@siesa-integration/sync-pipeline/testing';
import { destinationRegistry } from '@siesa-integration/stage-runtime/destination-registry';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { valueIn } from '../messages/message.ts';
import { checkDestination } from './check-destination.ts';

const mapping = aMapping({
  mappings: {
    product: {
      id: { siesa_field: 'f_codigo', product_field: 'external_id', type: 'string', required: true },
      name: { siesa_field: 'f_nombre', product_field: 'name', type: 'string', required: true },
    },
  },
});
const rows = someProducts(3);
const [first] = rows;
const code = String(first?.['f_codigo']);
const name = String(first?.['f_nombre']);

let kong: Awaited<ReturnType<typeof startFakeKongCore>>;
beforeEach(async () => {
  kong = await startFakeKongCore();
});
afterEach(() => kong.close());

const add = (fields: Readonly<Record<string, JsonValue>> = {}): string =>
  kong.add({
    external_id: code,
    name,
    type_id: 1,
    group_id: 10,
    customer_id: 35,
    filter: 1,
    is_active: true,
    properties: {},
    ...fields,
  });

const check = async (
  settings: Readonly<Record<string, unknown>> = {},
  source: readonly object[] = rows,
): Promise<readonly string[]> => {
  await using bench = await aSyncBench({
    rows,
    client: {
      product_dialect: 'kong-core',
      product_settings: { ...kongCoreSettingsOfFake, ...settings },
      product_api_url: kong.url.href,
    },
  });
  bench.stores.secrets.documents.set('siesa-integration/cliente-a/kong', kong.secret);
  bench.stores.mappings.documents.set('field-mappings-kong.json', mapping);
  const ports = { ...bench.ports, destinations: destinationRegistry };
  const client = await findClient('cliente-a', ports);
  const lines: string[] = [];
  const findings = checkDestination(
    client,
    await openMapping(client, mapping),
    ports,
    source.map((row) => ({ ...row })),
  );
  for await (const { ok, note, message } of findings)
    lines.push(`${ok ? (note ? 'note' : 'ok') : 'FAIL'} ${valueIn(message, 'en')}`);
  return lines;
};

describe('of a Kong Core that holds what a sync would send', () => {
  it('proves login, references, look-up and echo, and writes nothing', async () => {
    add();
    add({ external_id: 'OTHER' });

    expect(await check()).toEqual([
      'ok Kong Core answers and takes the login.',
      'ok records of the list hold product_settings.customer_id 35, product_settings.type_id 1, product_settings.group_id 10, product_settings.filter 1',
      `ok look-up of '${code}' by a filter that the destination obeys: record '8601' holds what a sync would send`,
    ]);
    expect(kong.calls.filter(({ method }) => method !== 'GET').map(({ path }) => path)).toEqual(['/auth/token/login/']);
  });
});

describe('a login', () => {
  it('that is refused names its secret, and ends the check', async () => {
    kong.switches.password = 'another-password';

    expect(await check()).toEqual([
      expect.stringMatching(/^FAIL Kong Core refuses the login of 'siesa-integration\/cliente-a\/kong' \(400/),
    ]);
  });

  it('without the permission to list is refused too', async () => {
    kong.switches.faults.push({ method: 'GET', status: 403, body: { detail: 'No permission.' } });

    expect(await check()).toEqual([expect.stringMatching(/^FAIL .*lacks permission for 'GET \/inventory\/skus\/'/)]);
  });
});

describe('a reference', () => {
  it('that no record holds could not be proven, with its setting and value', async () => {
    add();

    expect(await check({ type_id: 9 })).toContainEqual(
      expect.stringMatching(
        /^note could not be proven: product_settings\.type_id 9, because the list's first page shows this field in 1 of its records, and none/,
      ),
    );
  });

  it.each(['type', 'group'])(
    'by the external id of its %s could not be proven where records do not show it',
    async (of) => {
      add();
      const settings = { [`${of}_id`]: undefined, [`${of}_external_id`]: 'T-1' };

      expect(await check(settings)).toContainEqual(
        expect.stringMatching(
          `^note could not be proven, because the first page of the list does not show it: product_settings\\.${of}_external_id "T-1"`,
        ),
      );
    },
  );

  it('to a customer without records could not be proven', async () => {
    add();

    expect(await check({ customer_id: 99 })).toContainEqual(
      expect.stringMatching(/^note could not be proven, .* holds none of this client's records: .*customer_id 99, /),
    );
  });
});

describe('a list', () => {
  it("with other customers' rows is noted, and their record is not taken for the client's", async () => {
    const results = [{ id: 1, external_id: code, customer_id: 36, name: 'of another' }];
    kong.switches.faults.push({ method: 'GET', times: 4, status: 200, body: { count: 1, next: null, results } });

    const lines = await check();
    expect(lines).toContainEqual(
      expect.stringMatching(/^note 1 of 1 records of the list's first page belong to others, so the destination does/),
    );
    expect(lines).toContainEqual(expect.stringMatching(`^ok look-up of '${code}' .*: no record has this id`));
  });

  it('that ignores the filter is noted, and the search finds the record', async () => {
    kong.switches.exactFilter = false;
    add();
    add({ external_id: 'OTHER' });

    const lines = await check();
    expect(lines).toContainEqual(expect.stringMatching(/^note the destination ignores the filter by id/));
    expect(lines).toContainEqual(expect.stringMatching(`^ok look-up of '${code}' by a search: record '8601' holds`));
  });

  it('that fails after the login is an error', async () => {
    kong.switches.faults.push(
      { method: 'GET', status: 200, body: { results: [] } },
      { method: 'GET', status: 200, body: { rows: [] } },
    );

    expect(await check()).toEqual([
      'ok Kong Core answers and takes the login.',
      expect.stringMatching(/^FAIL Kong Core answered 200 to 'GET \/inventory\/skus\/' without a page of records/),
    ]);
  });
});

describe('a record', () => {
  it('that differs is named with both values, and with what it does not show', async () => {
    add({ name: 'by hand', group_id: 11 });
    const row = { ...kong.store.rows.get('8601'), filter: undefined }; // JSON leaves it out
    const body = { count: 1, next: null, results: [row] };
    kong.switches.faults.push({ method: 'GET', times: 4, status: 200, body });

    expect(await check()).toContainEqual(
      expect.stringMatching(
        `^note look-up of '${code}' by a filter; that the destination obeys it could not be proven, .*: record '8601': a sync changes .*group_id from '11' to '10'.*; the record does not show filter, so`,
      ),
    );
    expect(await check()).toContainEqual(expect.stringMatching(`name from 'by hand' to '${name}'`));
  });

  it('that exists twice is an error', async () => {
    add();
    add();

    expect(await check()).toContainEqual(
      expect.stringMatching(`^FAIL look-up of '${code}' .*: 2 records have this id \\('8601', '8602'\\)`),
    );
  });

  it('is not looked up where no row can be mapped', async () => {
    expect(await check({}, [{ f_codigo: '' }])).toContainEqual(
      "note no product of Siesa's first page makes a record, so no look-up was tried",
    );
  });
});
