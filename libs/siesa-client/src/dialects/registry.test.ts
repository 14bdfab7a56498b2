import { describe, expect, it } from 'vitest';
import { createGuardedFetch } from '@siesa-integration/outgoing-http';
import { createSiesaClient } from '../create-siesa-client.ts';
import { startFakeSiesa } from '../fake/start-fake-siesa.ts';
import { parseSiesaSecret } from '../settings/parse-siesa-secret.ts';
import { parseSiesaSettings } from '../settings/parse-siesa-settings.ts';
import { aSiesaProduct } from '../fake/index.ts';
import { siesaDialects } from './registry.ts';

/** An operator's answers to the questions of a dialect. */
const answersOf = ({ newClient: { questions, settings } }: (typeof siesaDialects)[number]) => ({
  ...Object.fromEntries(
    questions.map(({ setting, answer, suggested }) => [setting, suggested ?? (answer === 'text' ? 'text' : '1')]),
  ),
  ...settings,
});

// What the settings, `client new` and the simulators rely on, for each dialect in the registry.
describe.each(siesaDialects)('dialect $name', (dialect) => {
  it('is read through its settings, its secret and its fake, from the answers of an operator', async () => {
    const catalogue = ['A1', 'A2', 'A3'].map((f_codigo) => aSiesaProduct({ f_codigo }));
    const siesa = await startFakeSiesa({ dialect: dialect.name, catalogue });
    const document = { siesa_api_url: siesa.url.href, siesa_dialect: dialect.name, ...answersOf(dialect) };
    const settings = parseSiesaSettings(document, { allowLoopbackHttp: true });
    if (!settings.ok) throw new Error(JSON.stringify(settings.issues));
    const secret = parseSiesaSecret(siesa.secret, settings.value);
    if (!secret.ok) throw new Error(JSON.stringify(secret.issues));

    const client = createSiesaClient({
      ...settings.value,
      credentials: { secretName: 's', read: () => Promise.resolve(secret.value) },
      fetch: createGuardedFetch({ allowLoopbackHttp: true }),
    });
    const readIds = async () =>
      new Set((await Array.fromAsync(client.pages())).flatMap(({ rows }) => rows.map(client.rowId)));
    const before = await readIds();
    siesa.setCatalogue(catalogue.slice(1));
    const after = await readIds();
    await siesa.close();

    expect([before.size, after.size]).toEqual([3, 2]);
  });

  it('asks for every key that its secret needs', () => {
    const settings = { dialect: dialect.name, baseUrl: new URL('https://siesa.example') };
    const asked = dialect.keys.flatMap(({ names: [name], question }) => (question === undefined ? [] : [name]));
    const secret = { api_url: 'https://siesa.example', ...Object.fromEntries(asked.map((name) => [name, 'key'])) };

    expect(parseSiesaSecret(secret, settings).ok).toBe(true);
    for (const name of asked) expect(parseSiesaSecret({ ...secret, [name]: undefined }, settings).ok).toBe(false);
  });
});

it('is a list of different names', () => {
  expect(new Set(siesaDialects.map(({ name }) => name)).size).toBe(siesaDialects.length);
});
