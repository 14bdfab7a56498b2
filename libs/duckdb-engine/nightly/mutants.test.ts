import { isDeepStrictEqual } from 'node:util';
import type { Step } from '@siesa-integration/reconciliation';
import { randomWorlds, reconcileByHand } from '@siesa-integration/reconciliation/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ordered } from '../src/testing/check-worlds.ts';
import { anEngine, runWorld, type TestEngine } from '../src/testing/run-world.ts';

/** A rule of a step, and the text that leaves it out. */
const mutants: readonly (readonly [name: string, step: RegExp, rule: string | RegExp, mutant: string])[] = [
  ['a row without a key has the key ""', /^keys$/, "WHERE a.k <> '' AND", 'WHERE'],
  ['rows without a key repeat the key ""', /^twice$/, "WHERE k <> ''", 'WHERE row_no > 0'],
  ['a key that the file repeats is paired', /^twice$/, /^[^]*UNION /, ''],
  ['a key that the base repeats is paired', /^twice$/, /\nUNION [^]*/, ''],
  ['a repeated key is also joined with the others', /^keys$/, ' AND t.k IS NULL', ''],
  ['a copy may have another name', /^[lr]_many$/, /a\.nome, /g, ''],
  ['a copy may have another group', /^[lr]_many$/, /a\.lote, /g, ''],
  ['a copy may have another compared text', /^[lr]_many$/, /a\.campos, /g, ''],
  ['a copy may have another party', /^[lr]_many$/, /a\.party, /g, ''],
  ['copies are repeated keys', /^[lr]_many$/, 'WHEN x.copy_no = 1 THEN 1 ELSE 0', 'WHEN x.copy_no > 0 THEN 1 ELSE 0'],
  ['a repeated key is decided by its first row', /^by_key$/, ' AND claims = 1', ''],
  ['a copy is a claim', /^by_key$/, 'copy_no = 1 AND ', ''],
  ['a key of which one row is left has no pair', /^compared$/, /\n {2}UNION ALL .*(?=\) p)/, ''],
  ['a pair of different days is equal', /^compared$/, 'l_cents <> r_cents OR d_days <> 0', 'l_cents <> r_cents'],
  [
    'a key that is repeated on the other side is missing there',
    /^unpaired$/,
    'm.k IS NULL THEN 0 ELSE 1',
    'm.k IS NULL THEN 0 ELSE 0',
  ],
  ['a difference of amounts is tolerated', /^compared$/, /ABS\(p\.l_cents - p\.r_cents\) <= \d+ AND/, ''],
  [
    'a difference of days is tolerated',
    /^compared$/,
    /AND ABS\(p\.d_days\) <= \d+ THEN 'TOLERATED'/,
    "THEN 'TOLERATED'",
  ],
  ['a pair that differs is equal too', /^verdicts$/, / WHERE l_cents = r_cents AND d_days = 0/, ' WHERE d_days = 0'],
  ['a group may miss any amount', /^groups$/, /ABS\(l\.cents - r\.cents\) <= \d+/, 'l.cents = l.cents'],
  [
    'a group that two rows claim is believed',
    /^groups$/,
    "l.parts > 1 AND r.parts > 1 THEN 'GROUP_REPEATED'",
    "l.parts < 0 THEN 'GROUP_REPEATED'",
  ],
  ['a group of any day', /^groups$/, /AND l\.first_day - \d+ <= r\.last_day/, ''],
  ['a group of any day, the other way', /^groups$/, /AND r\.first_day - \d+ <= l\.last_day/, ''],
  ['rows of a group are matched again', /^[lr]_free$/, 'WHERE g.lote IS NULL', ''],
  ['rows that say the same are no pair at once', /^said$/, 'AND r.nth = l.nth', 'AND r.nth < 0'],
  ['another party is near', /^candidates$/, 'ON r.party = l.party AND', 'ON'],
  ['any amount of the next range is near', /^candidates$/, /ABS\(l\.cents - r\.cents\) <= \d+ AND/, ''],
  ['any day of the next range is near', /^candidates$/, /AND ABS\(l\.day_no - r\.day_no\) <= \d+/, ''],
  ['two different keys are near', /^candidates$/, 'AND l.keyed + r.keyed < 2', ''],
  ['ranges have no neighbours', /^offsets$/, /UNION ALL.*/, ''],
  ['the first by amount, and not by day', /^pick_/, /ORDER BY far_days, far_cents/g, 'ORDER BY far_cents, far_days'],
  ['the later of two equally near', /^pick_/, /low_day/g, 'low_day DESC'],
  ['the choice of one side', /^pick_/, 'AND q.for_r = 1', 'AND q.for_r > 0'],
  ['equally near ones are not asked about', /^pick_/, 'q.equal_for_l = 1 AND q.equal_for_r = 1 AND', ''],
  ['unlike rows are taken by chance', /^pick_/, 'q.l_n > q.r_n AND q.l_alike = 1', 'q.l_n > q.r_n'],
  ['used rows are used again', /^pairs_[1-9]/, 'p.l_used + COALESCE(a.take, 0) AS l_used', 'p.l_used AS l_used'],
  [
    'rows are paired in the order of the file',
    /^[lr]_near$/,
    'ORDER BY k, nome, ativo, lote, campos, row_no',
    'ORDER BY row_no',
  ],
  ['pairs of earlier rounds are forgotten', /^picks_[1-9]/, /[^]*UNION ALL /, ''],
  ['a group that was missed is not named', /^[lr]_left$/, /COALESCE\(g\.lote, ''\)/, "''"],
  ['what is asked about is left over too', /^[lr]_left$/, / UNION ALL SELECT row_no FROM [lr]_asked/, ''],
];

let engine: TestEngine;
beforeAll(async () => {
  engine = await anEngine();
});
afterAll(() => {
  engine.close();
});

it.each(mutants)('%s: seen', async (_name, step, rule, mutant) => {
  let changed = false;
  const mutated: TestEngine = {
    ...engine,
    run: (one: Step) => {
      const sql = step.test(one.name) ? one.sql.replaceAll(globally(rule), mutant) : one.sql;
      changed ||= sql !== one.sql;
      return engine.run({ ...one, sql });
    },
  };

  let seenAt: number | undefined;
  for (let seed = 0; seenAt === undefined && seed < 60; seed += 1) {
    const { file, base, rules, worlds } = randomWorlds(seed, 12);
    const expected = worlds.flatMap((world) => reconcileByHand(world.file, world.base, rules));
    // A mutant that DuckDB refuses, or that never ends, would be seen by everyone.
    if (!isDeepStrictEqual(await runWorld(mutated, { file, base, rules }), ordered(expected))) seenAt = seed;
  }

  expect(changed, 'the rule is in the text of the step').toBe(true);
  expect(seenAt, 'a world shows that the rule is left out').toBeDefined();
});

const globally = (rule: string | RegExp): string | RegExp =>
  typeof rule === 'string' || rule.global ? rule : new RegExp(rule.source, `${rule.flags}g`);
