import { afterEach, describe, expect, it } from 'vitest';
import { announce } from './announce.ts';
import { destinationNames, dialectSimulatorNames } from './destination-simulators.ts';
import { simulatorArguments, simulatorUsage } from './simulator-arguments.ts';
import { simulatorLieNames } from './simulator-lies.ts';
import { startDialectSimulator, startSimulators, startSiesaSimulator, type Simulators } from './start-simulators.ts';

describe('simulatorArguments', () => {
  it('starts everything with 10,000 products by default', () => {
    expect(simulatorArguments([])).toMatchObject({
      only: ['siesa', ...destinationNames, ...dialectSimulatorNames],
      size: 10_000,
      seed: 1,
      dialect: 'inventory',
      ports: { siesa: 4010, kong: 4011, wms: 4012 },
    });
  });

  it('reads every switch', () => {
    const args = [
      'kong',
      '--products',
      '50',
      '--seed',
      '7',
      '--port',
      '5000',
      '--latency',
      '20',
      '--siesa-limit',
      '10',
      '--product-limit',
      '5',
      '--errors',
      '10',
      '--cut',
      '20',
      '--poison',
      '3',
      '--verdicts',
      'anonymous',
      '--dialect',
      'connekta',
      '--write',
      'dir',
      '--lie',
      'cap',
      '--lie',
      'queued',
    ];

    expect(simulatorArguments(args)).toEqual({
      only: ['kong'],
      size: 50,
      seed: 7,
      dialect: 'connekta',
      write: 'dir',
      ports: expect.objectContaining({ siesa: 5000, kong: 5001 }) as unknown,
      faults: {
        latencyMs: 20,
        siesaCallsPerMinute: 10,
        productCallsPerSecond: 5,
        errorPercent: 10,
        cutPercent: 20,
        poison: 3,
        verdicts: 'anonymous',
        lies: ['cap', 'queued'],
      },
    });
  });

  it.each([
    [['siessa'], "There is no simulator 'siessa'"],
    [['--products', 'many'], "--products takes a whole number, not 'many'."],
    [['--verdicts', 'loud'], "There is no style of verdicts 'loud'"],
    [['--lie', 'white'], "There is no lie 'white'. There are cap, page-total"],
    [['--unknown'], "Unknown option '--unknown'"],
  ])('names the problem of %j', (args, problem) => {
    expect(simulatorArguments(args)).toEqual({ problem: expect.stringContaining(problem) as unknown });
  });

  it('recognises the request for help', () => {
    expect(simulatorArguments(['-h'])).toBe('help');
  });
});

describe('announce', () => {
  it('gives addresses and keys, and the next step', () => {
    const text = announce(
      [
        ['siesa', new URL('http://127.0.0.1:4010/api')],
        ['kong', new URL('http://127.0.0.1:4011')],
      ],
      { size: 10_000, dialect: 'inventory', write: 'clients' },
    );

    expect(text).toMatch(
      /siesa +http:\/\/127\.0\.0\.1:4010\/api +key siesa_api_key_here +10,000 products\nkong +http:\/\/127\.0\.0\.1:4011 +key kong_api_key_here +empty/,
    );
    expect(text).toContain('npx siesa-sync sync cliente-a cliente-b --local clients --type initial');
    expect(announce([['kong-core', new URL('http://127.0.0.1:4013')]], { size: 1, dialect: 'inventory' })).toMatch(
      /kong-core +http:\/\/127\.0\.0\.1:4013 +username integration, password kong-core_api_key_here +empty, product_dialect kong-core, product_settings \{"customer_id":35,/,
    );
    expect(announce([['siesa', new URL('http://127.0.0.1:1')]], { size: 1, dialect: 'connekta' })).toContain(
      'ConniKey siesa_api_key_here',
    );
  });
});

describe('startSimulators', () => {
  let running: Simulators | undefined;
  afterEach(() => running?.close());

  const page = async (simulators: Simulators): Promise<number> => {
    const headers = { authorization: `Bearer ${simulators.siesa.secret['api_key'] ?? ''}` };
    const response = await fetch(`${simulators.siesa.url.href}/v1/inventory/products?page=1&limit=10`, { headers });
    return response.text().then(
      () => response.status,
      () => 0,
    );
  };

  it('fails as often as configured', async () => {
    running = await startSimulators({ size: 20, faults: { errorPercent: 50, cutPercent: 25 } });
    const statuses = [await page(running), await page(running), await page(running), await page(running)];

    expect(statuses.filter((status) => status === 503)).toHaveLength(2);
    expect(running.kong.switches.errorShare).toBe(0.5);
  });

  it('refuses some records, spread over the catalogue, with a message of the destination', async () => {
    running = await startSimulators({ size: 20, faults: { poison: 4, verdicts: 'errors' } });

    expect([...running.wms.switches.poison]).toEqual(
      ['PROD000001', 'PROD000006', 'PROD000011', 'PROD000016'].map((id) => [id, 'Invalid EAN format']),
    );
  });

  it('answers untruly as configured, Siesa and the destinations', async () => {
    running = await startSimulators({ size: 60, faults: { lies: ['cap', 'error-beside', 'queued', 'refused-once'] } });

    expect(running.siesa.switches).toMatchObject({ cap: 50, errorBeside: { success: false } });
    for (const { switches } of [running.kong, running.wms])
      expect(switches.faults).toMatchObject([
        { status: 202, times: Infinity, path: '/bulk' },
        { status: 401, times: 1, path: '/bulk' },
      ]);
  });

  it.each([
    ['kong-core', 'auth/token/login/'],
    ['wms-proxy', 'auth'],
  ] as const)('starts %s, which takes the example login and fails as often as configured', async (name, path) => {
    const simulator = await startDialectSimulator(name, { size: 20, faults: { errorPercent: 50 } });
    const address = new URL(path, `${simulator.url.href.replace(/\/$/, '')}/`);
    const logIn = async (): Promise<number> => {
      const body = JSON.stringify({ username: 'integration', password: `${name}_api_key_here` });
      return (await fetch(address, { method: 'POST', body })).status;
    };
    try {
      expect([await logIn(), await logIn(), await logIn()]).toEqual([200, 503, 200]);
    } finally {
      await simulator.close();
    }
  });

  it('lists each lie in its usage', () => {
    for (const name of simulatorLieNames) expect(simulatorUsage).toMatch(new RegExp(`^ {6}${name} +\\S`, 'm'));
  });

  it('speaks Connekta', async () => {
    const siesa = await startSiesaSimulator({ size: 5, dialect: 'connekta' });
    await siesa.close();

    expect(siesa.tables.get('API_v2_Items')?.rows).toHaveLength(5);
  });
});
