import { describe, expect, it } from 'vitest';
import { buildPayload, parseTarget } from './target-path.ts';

describe('parseTarget', () => {
  it.each([
    ['name', [{ name: 'name', list: false }]],
    ['Código EAN', [{ name: 'Código EAN', list: false }]],
    [
      'properties.size.eu',
      [
        { name: 'properties', list: false },
        { name: 'size', list: false },
        { name: 'eu', list: false },
      ],
    ],
    ['groups[]', [{ name: 'groups', list: true }]],
    [
      'groups[].category',
      [
        { name: 'groups', list: true },
        { name: 'category', list: false },
      ],
    ],
  ])('reads %s', (target, steps) => {
    expect(parseTarget(target)).toEqual(steps);
  });

  it.each([
    'prices[0].amount',
    'prices[0]',
    '/prices/0',
    'a\\b',
    '',
    'a..b',
    '.a',
    'a.',
    ' a',
    'a ',
    'a. b',
    '[]',
    'a[',
    'a[][]',
    'a[].b[]',
    'a.__proto__.b',
    'constructor',
    Array.from({ length: 9 }, () => 'a').join('.'),
  ])('does not read %j', (target) => {
    expect(parseTarget(target)).toBeUndefined();
  });
});

describe('buildPayload', () => {
  it('puts values that share a place beside each other, and each value of a list into an element of its own', () => {
    const payload = buildPayload([
      ['name', 'Café'],
      ['properties.color', 'red'],
      ['properties.size.eu', 36],
      ['groups[].category', 'INV01'],
      ['groups[].type', 'T2'],
      ['tags[]', 'new'],
      ['tags[]', { id: 7 }],
    ]);

    expect(payload).toEqual({
      name: 'Café',
      properties: { color: 'red', size: { eu: 36 } },
      groups: [{ category: 'INV01' }, { type: 'T2' }],
      tags: ['new', { id: 7 }],
    });
  });

  it('has no object and no list without a value', () => {
    expect(buildPayload([])).toEqual({});
  });

  it('clears a nested field with null, and a list by leaving it empty', () => {
    expect(
      buildPayload([
        ['properties.color', null],
        ['groups[].category', null],
      ]),
    ).toEqual({ properties: { color: null }, groups: [] });
  });

  it.each([
    ['a place that cannot be read', [['prices[0].amount', 1]]],
    [
      'a place below a text',
      [
        ['price', 'x'],
        ['price.amount', 1],
      ],
    ],
    [
      'a place below a list',
      [
        ['price[]', 'x'],
        ['price.amount', 1],
      ],
    ],
    [
      'a list where an object is',
      [
        ['price.amount', 1],
        ['price[]', 1],
      ],
    ],
  ] as const)('throws on %s', (_, values) => {
    expect(() => buildPayload(values)).toThrow(RangeError);
  });

  it('never reaches a prototype', () => {
    expect(() => buildPayload([['a.__proto__.polluted', true]])).toThrow(RangeError);
    expect(buildPayload([['toString.x', 1]])).toEqual({ toString: { x: 1 } });
  });
});
