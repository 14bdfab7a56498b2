import { describe, expect, it } from 'vitest';
import { isJsonValue, isRecord, maxJsonDepth } from './json-value.ts';

const nested = (depth: number): unknown => {
  let value: unknown = 'end';
  for (let level = 0; level < depth; level += 1) value = [value];
  return value;
};

describe('isJsonValue', () => {
  it.each([null, '', 'text', true, 0, -1.5, [], {}, [{ a: [null] }], Object.create(null)])('accepts %j', (value) => {
    expect(isJsonValue(value)).toBe(true);
  });

  it.each([
    undefined,
    Number.NaN,
    Number.NEGATIVE_INFINITY,
    1n,
    Symbol('x'),
    () => 1,
    new Date(),
    new Map(),
    [undefined],
    { a: { b: Number.NaN } },
  ])('refuses %s', (value) => {
    expect(isJsonValue(value)).toBe(false);
  });

  it('accepts the maximum depth, refuses one level more, and 100,000 levels do not exhaust the stack', () => {
    expect(isJsonValue(nested(maxJsonDepth))).toBe(true);
    expect(isJsonValue(nested(maxJsonDepth + 1))).toBe(false);
    expect(isJsonValue(nested(100_000))).toBe(false);
  });

  it('refuses a cycle', () => {
    const cycle: unknown[] = [];
    cycle.push(cycle);

    expect(isJsonValue(cycle)).toBe(false);
  });
});

describe('isRecord', () => {
  it.each([
    [{}, true],
    [Object.create(null), true],
    [[], false],
    [null, false],
    ['text', false],
    [undefined, false],
  ])('of %j is %s', (value, expected) => {
    expect(isRecord(value)).toBe(expected);
  });
});
