import { describe, expect, it } from 'vitest';
import type { CleanRow } from '../../reader/clean/clean-file.ts';
import type { MatchRules } from '../../steps/step.ts';
import { reconcileByHand } from './oracle.ts';
import { numbered, randomWorlds, shuffled } from './random-world.ts';

type Rows = readonly Partial<CleanRow>[];

const rules: MatchRules = { tolerance: { cents: 1, days: 1 }, ties: 'accept' };
const grouped: MatchRules = { ...rules, group: { cents: 2, days: 3 } };
const near: MatchRules = { ...rules, near: { cents: 1, days: 3 } };
const asking: MatchRules = { ...near, ties: 'ask' };

const verdicts = (file: Rows, base: Rows, by: MatchRules): string =>
  reconcileByHand(numbered(file), numbered(base), by)
    .map(
      ({ side, rowNo, verdict, otherNo }) =>
        `${side}${String(rowNo)} ${verdict}${otherNo === 0 ? '' : ` ${String(otherNo)}`}`,
    )
    .join(', ');

const key = { k: 'A', cents: 100, dayNo: 10 };

describe('a key', () => {
  it.each<[string, Rows, Rows, string]>([
    ['equal', [key], [key], 'L1 EQUAL 1, R1 EQUAL 1'],
    ['a cent and a day', [{ ...key, cents: 101, dayNo: 11 }], [key], 'L1 TOLERATED 1, R1 TOLERATED 1'],
    ['two cents', [{ ...key, cents: 102 }], [key], 'L1 AMOUNT 1, R1 AMOUNT 1'],
    ['two cents and a day', [{ ...key, cents: 98, dayNo: 9 }], [key], 'L1 AMOUNT 1, R1 AMOUNT 1'],
    ['two days', [{ ...key, dayNo: 12 }], [key], 'L1 DATE 1, R1 DATE 1'],
    ['two cents and two days', [{ ...key, cents: 102, dayNo: 8 }], [key], 'L1 AMOUNT_AND_DATE 1, R1 AMOUNT_AND_DATE 1'],
    ['of the file alone', [key], [], 'L1 ONLY_HERE'],
    ['of the base alone', [], [key], 'R1 ONLY_HERE'],
    ['of another party', [{ ...key, party: 'Q' }], [key], 'L1 EQUAL 1, R1 EQUAL 1'],
    ['a copy', [key, key], [key], 'L1 EQUAL 1, L2 COPY 1, R1 EQUAL 1'],
    ['two copies on both sides', [key, key], [key, key], 'L1 EQUAL 1, L2 COPY 1, R1 EQUAL 1, R2 COPY 1'],
    [
      'repeated: neither row is believed, and the other side is not missing',
      [key, { ...key, cents: 5 }],
      [key],
      'L1 KEY_REPEATED, L2 KEY_REPEATED, R1 KEY_REPEATED',
    ],
    [
      'repeated in the base',
      [key],
      [key, { ...key, nome: 'Ana' }],
      'L1 KEY_REPEATED, R1 KEY_REPEATED, R2 KEY_REPEATED',
    ],
    ['repeated beside its copy', [key, key, { ...key, lote: 'B' }], [], 'L1 KEY_REPEATED, L2 COPY 1, L3 KEY_REPEATED'],
    ['repeated with another compared text', [key, { ...key, campos: 'x' }], [], 'L1 KEY_REPEATED, L2 KEY_REPEATED'],
    ['no key: equal rows are no copies', [{ k: '' }, { k: '' }], [], 'L1 ONLY_HERE, L2 ONLY_HERE'],
  ])('%s', (_name, file, base, expected) => {
    expect(verdicts(file, base, rules)).toBe(expected);
  });
});

describe('a group', () => {
  const payout = (cents: number) => ({ lote: 'B', cents, dayNo: 10 });
  const parts = [10, 20, 30, 40, 50].map((cents) => payout(cents));

  it.each<[string, number, string]>([
    ['exact', 150, 'GROUP'],
    ['two cents more', 152, 'GROUP'],
    ['two cents less', 148, 'GROUP'],
    ['three cents off', 153, 'ONLY_HERE'],
  ])('of five parts, %s, on either side', (_name, cents, expected) => {
    for (const [file, base] of [
      [[payout(cents)], parts],
      [parts, [payout(cents)]],
    ] as const) {
      const found = reconcileByHand(numbered(file), numbered(base), grouped);
      expect(found.map(({ verdict }) => verdict)).toEqual(Array.from({ length: 6 }, () => expected));
      expect(new Set(found.map(({ ref, dCents }) => `${ref} ${String(Math.abs(dCents))}`))).toEqual(
        new Set([`B ${String(Math.abs(cents - 150))}`]),
      );
    }
  });

  it.each<[number, string]>([
    [13, 'GROUP'],
    [14, 'ONLY_HERE'],
  ])('on day %i of parts on day 10', (dayNo, expected) => {
    expect(verdicts([{ ...payout(150), dayNo }], parts, grouped)).toContain(`L1 ${expected}`);
  });

  it('that two rows claim belongs to neither of them', () => {
    expect(verdicts([payout(30), payout(0)], [payout(10), payout(20)], grouped)).toBe(
      'L1 GROUP_REPEATED, L2 GROUP_REPEATED, R1 GROUP_REPEATED, R2 GROUP_REPEATED',
    );
  });

  it('takes only rows that no key took', () => {
    expect(verdicts([{ ...payout(30), k: 'A' }], [{ ...payout(30), k: 'A' }, payout(30)], grouped)).toBe(
      'L1 EQUAL 1, R1 EQUAL 1, R2 ONLY_HERE',
    );
  });
});

describe('rows without a key', () => {
  const at = (dayNo: number, nome = '') => ({ dayNo, nome });

  it.each<[string, Rows, Rows, MatchRules, string]>([
    ['equal', [at(10)], [at(10)], near, 'L1 SAME 1, R1 SAME 1'],
    ['a name apart', [at(10, 'Ana')], [at(10, 'Luís')], near, 'L1 SAME 1, R1 SAME 1'],
    ['three days apart', [at(10)], [at(13)], near, 'L1 NEAR 1, R1 NEAR 1'],
    ['four days apart', [at(10)], [at(14)], near, 'L1 ONLY_HERE, R1 ONLY_HERE'],
    ['two cents apart', [{ cents: 100 }], [{ cents: 102 }], near, 'L1 ONLY_HERE, R1 ONLY_HERE'],
    ['of another party', [{ party: 'Q' }], [{}], near, 'L1 ONLY_HERE, R1 ONLY_HERE'],
    ['a key on one side', [{ k: 'A' }], [{}], near, 'L1 SAME 1, R1 SAME 1'],
    ['two different keys', [{ k: 'A' }], [{ k: 'B' }], near, 'L1 ONLY_HERE, R1 ONLY_HERE'],
    ['the name decides', [at(10, 'Ana')], [at(10), at(10, 'Ana')], near, 'L1 SAME 2, R1 ONLY_HERE, R2 SAME 1'],
    ['the nearer day first', [at(10)], [at(12), at(11)], near, 'L1 NEAR 2, R1 ONLY_HERE, R2 NEAR 1'],
    ['equally near, accepted: the earlier', [at(10)], [at(11), at(9)], near, 'L1 NEAR 2, R1 ONLY_HERE, R2 NEAR 1'],
    ['equally near, asked', [at(10)], [at(11), at(9)], asking, 'L1 AMBIGUOUS, R1 AMBIGUOUS, R2 AMBIGUOUS'],
    ['asked in another order', [at(10)], [at(9), at(11)], asking, 'L1 AMBIGUOUS, R1 AMBIGUOUS, R2 AMBIGUOUS'],
    [
      'asked about names',
      [at(10, 'X')],
      [at(10, 'Y'), at(10, 'Z')],
      asking,
      'L1 AMBIGUOUS, R1 AMBIGUOUS, R2 AMBIGUOUS',
    ],
    ['one of two that say the same', [at(10, 'X')], [at(10), at(10)], asking, 'L1 SAME 1, R1 SAME 1, R2 ONLY_HERE'],
    ['asked and certain', [at(10)], [at(11), at(12)], asking, 'L1 NEAR 1, R1 NEAR 1, R2 ONLY_HERE'],
    [
      'a rival that a nearer row takes',
      [at(10), at(12, 'X')],
      [at(12), at(8)],
      asking,
      'L1 NEAR 2, L2 SAME 1, R1 SAME 2, R2 NEAR 1',
    ],
  ])('%s', (_name, file, base, by, expected) => {
    expect(verdicts(file, base, by)).toBe(expected);
  });

  it('count their rivals', () => {
    const [accepted, , asked] = reconcileByHand(numbered([at(10)]), numbered([at(9), at(11)]), near);
    expect([accepted?.rivals, asked?.rivals]).toEqual([1, 0]);
    expect(reconcileByHand(numbered([at(10)]), numbered([at(9), at(11)]), asking).map(({ rivals }) => rivals)).toEqual([
      2, 1, 1,
    ]);
  });
});

describe('random worlds', () => {
  it('are the same for a seed, and another for another', () => {
    expect(randomWorlds(7, 2)).toEqual(randomWorlds(7, 2));
    expect(randomWorlds(7, 2)).not.toEqual(randomWorlds(8, 2));
  });

  it('share no row number, and shuffling loses no row', () => {
    const { file } = randomWorlds(7, 3);
    const says = (row: CleanRow) => JSON.stringify({ ...row, rowNo: 0 });

    expect(new Set(file.map(({ rowNo }) => rowNo)).size).toBe(file.length);
    expect(shuffled(file, 1).map(says).sort()).toEqual(file.map(says).sort());
    expect(shuffled(file, 1).map(says)).not.toEqual(file.map(says));
  });
});
