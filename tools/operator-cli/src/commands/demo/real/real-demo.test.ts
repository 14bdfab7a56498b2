import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CommandResult, siesaSync } from '../../../testing/command-line.ts';
import { renderRealDemo } from './render-real-demo.ts';
import { type RealDemoResult, realDemoSucceeded } from './run-real-demo.ts';

describe('siesa-sync demo --real', () => {
  let demo: CommandResult;
  let result: RealDemoResult;
  beforeAll(async () => {
    demo = await siesaSync(['demo', '--real', '--products', '60', '--json']);
    result = JSON.parse(demo.out) as RealDemoResult;
  }, 60_000);
  afterAll(() => rm(result.folder, { recursive: true, force: true }));

  it('syncs both clients three times: everything, 50 changes and 2 invalid products, and nothing', () => {
    const counts = result.syncs.map((outcome) =>
      outcome.kind === 'ended'
        ? [outcome.summary.client_id, outcome.summary.records_success, outcome.summary.records_failed]
        : [],
    );

    expect(demo.code).toBe(0);
    expect(counts).toEqual([
      ['norte', 60, 0],
      ['sur', 60, 0],
      ['norte', 50, 2],
      ['sur', 50, 2],
      ['norte', 0, 2],
      ['sur', 0, 2],
    ]);
  });

  it('deactivates what two full readings did not bring, and keeps what people and other customers have', () => {
    expect(result.findings).toMatchObject(
      ['norte', 'sur'].map((client_id) => ({
        client_id,
        gone: '1208-ROJO-XL',
        gone_in_use: { after_one: true, after_two: false },
        edited: '1204-AZUL-S',
        property_kept: true,
        verification: { expected: 60, stored: 60, equal: 60, not_compared: 0, findings: [] },
      })),
    );
    expect(result.foreign_untouched).toBe(true);
  });

  it('leaves a folder on which other commands work', async () => {
    const { code, out } = await siesaSync(['explain', 'norte', '1208-ROJO-XL', '--local', result.folder]);

    expect(code).toBe(0);
    expect(out).toContain('1208-ROJO-XL');
    expect(JSON.parse(await readFile(join(result.folder, 'clients/norte.json'), 'utf8'))).toMatchObject({
      product_dialect: 'kong-core',
      siesa_key: ['f120_id', 'f121_id_ext1_detalle', 'f121_id_ext2_detalle'],
    });
  });

  it('is shown in words, in both languages', () => {
    const english = renderRealDemo(result, 'en');
    const spanish = renderRealDemo(result, 'es');

    expect(english).toMatch(/norte +incremental +success +59 +50 +7 +2/);
    expect(english).toContain(
      'sur: 1208-ROJO-XL was deleted in Siesa: WMS Proxy kept it in use after one full reading without it, and took it out of use after two.',
    );
    expect(english.match(/^No differences\.$/gm)).toHaveLength(2);
    expect(english).toContain(`  siesa-sync explain norte 1208-ROJO-XL --local ${result.folder}\n`);
    expect(spanish).toContain('sobrevivió a su actualización');
    expect(spanish).toContain('\nPara ver más:\n');
  });

  it('names what is not as it should be', () => {
    const [first, second] = result.findings;
    if (!first || !second) throw new TypeError('There is no finding.');
    const bad: RealDemoResult = {
      ...result,
      syncs: result.syncs.map((outcome) =>
        outcome.kind === 'ended'
          ? { ...outcome, summary: { ...outcome.summary, error: { name: 'SiesaUnavailable', message: 'no answer' } } }
          : outcome,
      ),
      findings: [{ ...first, property_kept: false, gone_in_use: { after_one: false, after_two: false } }, second],
      foreign_untouched: false,
    };
    const text = renderRealDemo(bad, 'en');

    expect(realDemoSucceeded(bad)).toBe(false);
    expect(text).toContain('norte failed: SiesaUnavailable');
    expect(text).toMatch(/norte: .* did NOT take it out of use/);
    expect(text).toMatch(/norte: the property .* is GONE\./);
    expect(text).toContain('was CHANGED.');
  });

  it.each([{ property_kept: false }, { gone_in_use: { after_one: true, after_two: true } }])(
    'has not succeeded when one finding is wrong: %j',
    (wrong) => {
      const findings = result.findings.map((found, index) => (index === 1 ? { ...found, ...wrong } : found));

      expect(realDemoSucceeded(result)).toBe(true);
      expect(realDemoSucceeded({ ...result, findings })).toBe(false);
    },
  );

  it('refuses fewer products than it changes, and what belongs to the other demo', async () => {
    const few = await siesaSync(['demo', '--real', '--products', '52']);
    const both = await siesaSync(['demo', '--real', '--dialect', 'connekta']);

    expect(few).toMatchObject({ code: 2, err: expect.stringContaining('at least 53') as string });
    expect(both).toMatchObject({ code: 2, err: expect.stringContaining("'--dialect <dialect>'") as string });
  });
});
