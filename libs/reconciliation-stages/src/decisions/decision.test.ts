import { describe, expect, it } from 'vitest';
import { type Decision, holdingDecisions, parseDecisions, toDecidedRow } from './decision.ts';

const held = { row_no: 7, cents: 100, day_no: 20_000, party: 'P', k: 'K', nome: 'Ana', ativo: 'A', lote: '' };
const rowOf = (k: string, side: 'L' | 'R' = 'L') => toDecidedRow(side, { ...held, k }, 1);
const decide = (action: Decision['action'], ...rows: Decision['rows']): Decision => ({
  ...{ action, rows, by: 'eva', at: '2026-02-16T00:00:00Z', note: '' },
});
const numbers = (...decisions: readonly Decision[]) => holdingDecisions(decisions).map(({ no }) => no);

describe('a row', () => {
  it('is known by what it says, its side and its place among equals, and not by its line', () => {
    const { digest } = toDecidedRow('L', held, 1);

    expect(toDecidedRow('L', { ...held, row_no: 9 }, 1).digest).toBe(digest);
    const others = [
      toDecidedRow('R', held, 1),
      toDecidedRow('L', held, 2),
      ...(['party', 'k', 'nome', 'ativo', 'lote'] as const).map((name) =>
        toDecidedRow('L', { ...held, [name]: 'x' }, 1),
      ),
      ...(['cents', 'day_no'] as const).map((name) => toDecidedRow('L', { ...held, [name]: 1 }, 1)),
    ];
    expect(new Set([digest, ...others.map((other) => other.digest)]).size).toBe(10);
  });
});

describe('a decision', () => {
  it('holds until a later one is about one of its rows', () => {
    const [a, b, c] = [rowOf('a'), rowOf('b', 'R'), rowOf('c', 'R')];

    expect(numbers(decide('match', a, b))).toEqual([0]);
    expect(numbers(decide('match', a, b), decide('match', a, c))).toEqual([1]);
    expect(numbers(decide('match', a, b), decide('write-off', b))).toEqual([1]);
    expect(numbers(decide('match', a, b), decide('write-off', c))).toEqual([0, 1]);
    expect(numbers(decide('match', a, b), decide('withdraw', b))).toEqual([]);
    expect(numbers(decide('unmatch', a, b), decide('withdraw', a, b), decide('unmatch', a, b))).toEqual([2]);
  });

  it('is read as it was written', () => {
    const decisions = [decide('match', rowOf('a'), rowOf('b', 'R'))];

    expect(parseDecisions(JSON.stringify(decisions))).toEqual(decisions);
    expect(() => parseDecisions('[{}]')).toThrow();
  });
});
