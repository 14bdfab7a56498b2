import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { containing, startCheckSetup, type CheckSetup } from '../../testing/check-setup.ts';

describe('client check, of a Siesa of dialect inventory: pages and clocks', () => {
  let setup: CheckSetup;
  beforeAll(async () => {
    setup = await startCheckSetup();
  });
  afterAll(() => setup.close());

  const rows = () => setup.siesa.products.rows;

  describe('pages', () => {
    it('warns that totals are not used', async () => {
      expect((await setup.check({ siesa_total: 'ignore' })).lines).toEqual(
        containing(/^note paging .*"siesa_total": "ignore"/),
      );
    });

    it('fails when page 0 holds other rows than page 1', async () => {
      Object.assign(setup.siesa.switches, { firstPage: 0, pagingWords: 'totalItems', cap: 10 });
      const { code, lines } = await setup.check();

      expect(code).toBe(2);
      expect(lines).toEqual(containing(/^FAIL (?:paging Siesa counts its pages from 0|siesa )/));
    });

    it('reports how many rows a capped page holds beside those asked for', async () => {
      setup.siesa.switches.cap = 20;
      expect((await setup.check()).lines).toEqual(
        containing(/^note paging Siesa's pages hold 20 rows, and 1,000 were asked for.*"siesa_page_size": 20/),
      );
    });

    it('reports nothing about a list that ends with its first page', async () => {
      expect((await setup.check()).lines.join('\n')).not.toMatch(/ paging /);
    });

    it('names words that look like paging and are not understood', async () => {
      const body = JSON.stringify({ data: rows(), quedan_mas_paginas: false });
      setup.siesa.switches.failWhen = ({ url }) =>
        url.searchParams.get('page') === '1'
          ? { kind: 'answer', status: 200, body }
          : { kind: 'answer', status: 200, body: '{"data":[]}' };
      expect((await setup.check()).lines).toEqual(containing(/^note paging Siesa's page holds 'quedan_mas_paginas'/));
    });

    it('fails with the words of an error beside an empty list', async () => {
      setup.siesa.switches.errorBeside = { success: false, message: 'Licencia vencida' };
      const { code, lines } = await setup.check();

      expect(code).toBe(2);
      expect(lines).toEqual(containing(/^FAIL siesa .*Licencia vencida/));
    });
  });

  describe('clocks', () => {
    it.each([
      [120_000, /^note clock Siesa's clock is (?:1 min 5\d s|2 min \d s) ahead/],
      [-120_000, /^ok clock Siesa's clock is 2 min \d s behind/],
    ])('names a clock that is %i ms away', async (ms, sentence) => {
      setup.siesa.switches.date = Date.now() + ms;
      expect((await setup.check()).lines).toEqual(containing(sentence));
    });

    it('finds that Siesa reads zones', async () => {
      const { lines, asked } = await setup.check();

      expect(lines).toEqual(containing(/^ok changes .*to the second: Siesa reads the zone/));
      expect(new Set(asked.flatMap(({ searchParams }) => searchParams.get('modified_since') ?? []))).toHaveProperty(
        'size',
        4,
      );
    });

    it('finds that Siesa ignores modified_since, and that nothing is lost', async () => {
      setup.siesa.switches.modifiedSince = 'ignored';
      expect((await setup.check()).lines).toEqual(containing(/^note changes Siesa ignores modified_since/));
    });

    it('finds that Siesa compares the digits of local dates', async () => {
      setup.siesa.switches.modifiedSince = 'digits';
      setup.siesa.set(
        rows().map((row) => ({ ...row, f_fecha_modificacion: String(row['f_fecha_modificacion']).replace('Z', '') })),
      );
      expect((await setup.check()).lines).toEqual(containing(/^ok changes .*compares digits without their zone/));
    });

    it('fails where Siesa compares the digits of UTC and the client is east of it', async () => {
      setup.siesa.switches.modifiedSince = 'digits';
      const { code, lines } = await setup.check({ timezone: 'Europe/Madrid' });

      expect(code).toBe(2);
      expect(lines).toEqual(
        containing(/^FAIL changes Siesa leaves out 'PROD0000\d\d' .*compares the digits of UTC.*"timezone": "UTC"/),
      );
    });

    it.each([
      [false, /^FAIL changes Siesa leaves out 'PROD\d+' .*since one second before its change: changes would be lost/],
      [true, /^FAIL changes Siesa leaves out 'PROD\d+' .*since the day on which it changed: changes would be lost/],
    ])('fails where Siesa answers no change at all; dates without a time: %s', async (dayStamps, sentence) => {
      setup.siesa.switches.dayStamps = dayStamps;
      setup.siesa.switches.failWhen = ({ url }) =>
        url.searchParams.has('modified_since')
          ? { kind: 'answer', status: 200, body: '{"data":[],"has_more":false}' }
          : undefined;
      const { code, lines } = await setup.check();

      expect(code).toBe(2);
      expect(lines).toEqual(containing(sentence));
    });

    it('reports what dates without a time mean', async () => {
      setup.siesa.switches.dayStamps = true;
      setup.siesa.switches.modifiedSince = 'digits';
      expect((await setup.check()).lines).toEqual(
        containing(/^note changes the dates of change carry a day and no time/),
      );
    });

    it('reports that it cannot know without a date', async () => {
      setup.siesa.set(rows().map((row) => ({ ...row, f_fecha_modificacion: null })));
      expect((await setup.check()).lines).toEqual(containing(/^note changes no row of these pages has a date/));
    });

    it.each([
      [14, false],
      [16, true],
    ])('names rows whose date is %i minutes ahead: %s', async (minutes, named) => {
      const [first, ...others] = rows();
      setup.siesa.set([
        { ...first, f_fecha_modificacion: new Date(Date.now() + minutes * 60_000).toISOString() },
        ...others,
      ]);
      expect(
        (await setup.check()).lines.some((line) =>
          line.startsWith('note rows 1 row has a date of change in the future'),
        ),
      ).toBe(named);
    });
  });
});
