import { zoneToUtc } from '@siesa-integration/canonical-model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Failure } from '../values/failure.ts';
import { dateReader, dateWriter } from './date-format.ts';
import { dates } from './to-date.ts';

const toUtc = zoneToUtc('America/Bogota');
const convert = (value: unknown, from?: string, to?: string): unknown => {
  const read = from === undefined ? undefined : dateReader(from);
  if (typeof read === 'string') throw new Error(read);
  const result = dates({
    toUtc,
    ...(from === undefined || read === undefined ? {} : { from: { format: from, read } }),
    ...(to === undefined ? {} : { to }),
  })(value);
  return result instanceof Failure ? result.code : result;
};

describe('B31: dates are read in the declared format and the zone of the client, or refused with a code', () => {
  it.each([
    ['2025-02-30', undefined, 'mapping/date'],
    ['2025-02-30', 'YYYY-MM-DD', 'mapping/date'],
    ['15/08/2025', undefined, 'mapping/date'],
    ['15/08/2025', 'YYYY-MM-DD', 'mapping/date'],
    ['15/08/2025', 'DD/MM/YYYY', '2025-08-15T00:00:00Z'],
    ['08/15/2025', 'DD/MM/YYYY', 'mapping/date'],
    ['0000-00-00', undefined, 'mapping/date'],
    ['0000-00-00', 'YYYY-MM-DD', 'mapping/date'],
    ['2025-01-15T00:00:00', undefined, '2025-01-15T05:00:00Z'],
    ['2025-01-15 00:00', undefined, '2025-01-15T05:00:00Z'],
    ['2024-12-31T23:30:00', undefined, '2025-01-01T04:30:00Z'],
  ])('%s as %s is %s', (value, from, expected) => {
    expect(convert(value, from)).toBe(expected);
  });
});

describe('dates', () => {
  it.each([
    ['2025-01-31', '2025-01-31T00:00:00Z'],
    [' 2025-01-31 ', '2025-01-31T00:00:00Z'],
    ['2024-02-29', '2024-02-29T00:00:00Z'],
    ['2023-02-29', 'mapping/date'],
    ['1900-02-29', 'mapping/date'],
    ['2000-02-29', '2000-02-29T00:00:00Z'],
    ['2025-01-15T09:12:00Z', '2025-01-15T09:12:00Z'],
    ['2025-01-31T09:12:00Z', '2025-01-31T09:12:00Z'],
    ['2025-01-15T09:12:00.000Z', '2025-01-15T09:12:00Z'],
    ['2025-01-15T09:12:00.120Z', '2025-01-15T09:12:00.12Z'],
    ['2024-12-05T17:53:38.39', '2024-12-05T22:53:38.39Z'],
    ['2025-01-15T09:12:00+05:30', '2025-01-15T03:42:00Z'],
    ['2025-01-15T09:12:00-0500', '2025-01-15T14:12:00Z'],
    ['2025-01-15T09:12:00+05', '2025-01-15T04:12:00Z'],
    ['2025-01-15T24:00:00Z', 'mapping/date'],
    ['2025-01-15T09:60:00Z', 'mapping/date'],
    ['2025-01-15T09:12:60Z', 'mapping/date'],
    ['2025-01-15T09:12:00+19:00', 'mapping/date'],
    ['2025-1-5', 'mapping/date'],
    ['2025-01-15T', 'mapping/date'],
    ['2025-00-10', 'mapping/date'],
    ['2025-13-10', 'mapping/date'],
    ['2025-01-32', 'mapping/date'],
    ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00Z'],
    ['0001-01-01T00:00:00+01:00', 'mapping/date'],
    ['9999-12-31T23:00:00', 'mapping/date'],
    ['tomorrow', 'mapping/date'],
    ['2025-01-15x', 'mapping/date'],
    ['x'.repeat(100), 'mapping/date'],
    [1_736_899_200, 'mapping/date'],
    [null, 'mapping/date'],
    [{}, 'mapping/date'],
  ])('%j is %s', (value, expected) => {
    expect(convert(value)).toBe(expected);
  });

  it('prefer the declared format, also when ISO 8601 would give another date', () => {
    expect(convert('2025-02-01', 'YYYY-DD-MM')).toBe('2025-01-02T00:00:00Z');
    expect(convert('2025-01-31', 'YYYY-DD-MM')).toBe('mapping/date');
    expect(convert('2025-01-15T09:12:00Z', 'YYYY-DD-MM')).toBe('2025-01-15T09:12:00Z');
  });

  it('refuse ISO 8601 under a format with its shape and another order, when the month may be either of two', () => {
    expect(convert('2025-02-01T09:12:00Z', 'YYYY-DD-MM')).toBe('mapping/date');
    expect(convert('2025-02-13T09:12:00Z', 'YYYY-DD-MM')).toBe('2025-02-13T09:12:00Z');
    expect(convert('2025-02-02T09:12:00Z', 'YYYY-DD-MM')).toBe('2025-02-02T09:12:00Z');
    expect(convert('2025-02-01T09:12:00Z', 'DD/MM/YYYY')).toBe('2025-02-01T09:12:00Z');
  });

  it('read and write a format that ends in Z in UTC, and any other in the zone of the client', () => {
    expect(convert('01/02/2025 09:12Z', 'DD/MM/YYYY HH:mmZ')).toBe('2025-02-01T09:12:00Z');
    expect(convert('01/02/2025 09:12', 'DD/MM/YYYY HH:mm')).toBe('2025-02-01T14:12:00Z');
    expect(convert('2025-01-31T23:12:00', undefined, 'YYYY-MM-DDTHH:mm:ssZ')).toBe('2025-02-01T04:12:00Z');
    expect(convert('9999-12-31T23:12:00', undefined, 'YYYY-MM-DDTHH:mm:ssZ')).toBe('mapping/date');
    expect(convert('2025-01-31T23:12:00', undefined, 'YYYY-MM-DD HH:mm')).toBe('2025-01-31 23:12');
  });

  it('read numbers by a format without separators', () => {
    expect(convert(20_250_815, 'YYYYMMDD')).toBe('2025-08-15T00:00:00Z');
  });

  it('write another format with the numbers of the row, without converting the zone', () => {
    expect(convert('2024-12-31T23:30:00', 'YYYY-MM-DD', 'DD/MM/YYYY HH:mm')).toBe('31/12/2024 23:30');
    expect(convert('2024-12-31', 'YYYY-MM-DD', 'YYYYMMDD ss')).toBe('20241231 00');
  });

  it('agree with Date about every time', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('0002-01-01'), max: new Date('9998-12-31'), noInvalidDate: true }),
        (date) => {
          const iso = date.toISOString();
          expect(Date.parse(String(convert(iso)))).toBe(date.getTime());
          expect(convert(iso.slice(0, 10))).toBe(`${iso.slice(0, 10)}T00:00:00Z`);
        },
      ),
    );
  });
});

describe('dateReader', () => {
  it.each([
    ['DD/MM', 'a day: YYYY, MM and DD'],
    ['YYYY-MM-DD DD', 'each of YYYY MM DD HH mm ss at most once'],
    ['YYYY-MM-DD mm', 'a time from the hour on: HH, then mm, then ss'],
    ['YYYY-MM-DD HH:ss', 'a time from the hour on: HH, then mm, then ss'],
    ['DD/MM/YYYY hh', 'only YYYY MM DD HH mm ss, T, and Z at the end of a time'],
    ['DD/MM/YYYY HH:mm A', 'only YYYY MM DD HH mm ss, T, and Z at the end of a time'],
    ['DD/MM/YYYY HH:mm:ss.SSS', 'only YYYY MM DD HH mm ss, T, and Z at the end of a time'],
    ['DD/MM/YYYY Z HH:mm', 'only YYYY MM DD HH mm ss, T, and Z at the end of a time'],
    ['DD/MM/YYYYZ', 'only YYYY MM DD HH mm ss, T, and Z at the end of a time'],
    [`YYYY-MM-DD${' '.repeat(100)}`, 'at most 64 characters'],
  ])('refuses %j with the reason', (format, reason) => {
    expect(dateReader(format)).toBe(reason);
  });

  it('matches every other character literally', () => {
    const read = dateReader('(DD).MM*YYYY+HH');

    expect(typeof read === 'function' && read('(15).08*2025+07')).toMatchObject({
      day: 15,
      month: 8,
      year: 2025,
      time: { hour: 7, minute: 0 },
    });
    expect(typeof read === 'function' && read('(15)x08*2025+07')).toBeUndefined();
    expect(dateReader('DD de MM de YYYY, HH:mm')).toBeTypeOf('function');
    expect(dateReader('YYYYMMDDTHHmmss')).toBeTypeOf('function');
  });

  it('reads back what dateWriter writes', () => {
    const format = 'DD.MM.YYYY HH:mm:ss';
    const read = dateReader(format);
    const instant = {
      year: 2025,
      month: 8,
      day: 5,
      time: { hour: 7, minute: 3, second: 9, fraction: '', offset: undefined },
    };

    expect(typeof read === 'function' && read(dateWriter(format)(instant))).toEqual(instant);
  });
});
