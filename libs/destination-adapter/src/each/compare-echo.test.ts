import { describe, expect, it } from 'vitest';
import { echoWarnings } from './compare-echo.ts';

const warnings = (sent: Readonly<Record<string, unknown>>, echo: Readonly<Record<string, unknown>>) =>
  echoWarnings(sent, echo, 'tms', new Set()).map(({ path, code }) => `${path} ${code}`);

describe('an answer that holds what was sent', () => {
  it.each([
    ['CAMISA ', 'CAMISA'],
    [12.5, '12.50'],
    ['7', 7],
    [true, 1],
    [false, 'false'],
    ['', null],
    [null, ''],
    [{ COLOR: 'AZUL' }, { COLOR: ' AZUL', shelf: 'A1' }],
    [
      [1, 'two'],
      ['1', 'two '],
    ],
    [[{ a: 1 }], [{ a: 1 }]],
  ])('%j as %j gives no warning', (sent, stored) => {
    expect(warnings({ field: sent }, { field: stored, id: 1 })).toEqual([]);
  });

  it('leaves out what was sent empty', () => {
    expect(warnings({ ean: '' }, {})).toEqual([]);
  });
});

describe('an answer that holds something else', () => {
  it.each([
    ['CAMISA', 'PANTALON', 'field'],
    ['0012', '12', 'field'],
    [5, '', 'field'],
    [true, false, 'field'],
    [{ COLOR: 'AZUL' }, { COLOR: 'ROJO' }, 'field.COLOR'],
    [[1, 2], [1], 'field'],
    [[{ a: 1 }], [{ a: 1, b: 2 }], 'field'],
  ])('%j as %j is not stored', (sent, stored, path) => {
    expect(warnings({ field: sent }, { field: stored })).toEqual([`${path} tms/not-stored`]);
  });

  it('names a missing field once', () => {
    const ignored = new Set<string>();
    const all = ['A', 'B'].map((sent) => echoWarnings({ field: sent }, {}, 'tms', ignored));

    expect(all.map(({ length }) => length)).toEqual([1, 0]);
  });
});
