import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Decision } from '../../decisions/decision.ts';
import type { DecisionLog, JobHistory } from '../../job/ports.ts';

/** An implementation under test. Both ports are empty at the start. */
export interface JobPortsUnderTest {
  readonly decisions: DecisionLog;
  readonly history: JobHistory;
  readonly close: () => Promise<void>;
}

const aDecision = (note: string): Decision => ({
  action: 'write-off',
  rows: [{ side: 'L', digest: 'a'.repeat(64), cents: 150_075, day_no: 20_499 }],
  by: 'ana',
  at: '2026-02-16T06:15:00.000Z',
  note,
});

/**
 * What every implementation of the ports of decisions and history does.
 *
 * @example
 * describeJobPorts('on one machine', async () => ({ decisions, history, close }));
 */
export const describeJobPorts = (name: string, start: () => Promise<JobPortsUnderTest>): void => {
  describe(`decisions and history ${name}`, () => {
    let ports: JobPortsUnderTest;
    beforeAll(async () => {
      ports = await start();
    });
    afterAll(() => ports.close());

    it('lists decisions in the order in which they were made, of the rules of a name only', async () => {
      await ports.decisions.add('orders', aDecision('one'));
      await ports.decisions.add('orders', aDecision('two'));
      await ports.decisions.add('statements', aDecision('other'));

      expect(await ports.decisions.list('orders')).toEqual([aDecision('one'), aDecision('two')]);
      expect(await ports.decisions.list('statements')).toEqual([aDecision('other')]);
      expect(await ports.decisions.list('nothing')).toEqual([]);
    });

    it('keeps the decisions of all who decide at once', async () => {
      const notes = Array.from({ length: 12 }, (_, at) => `person ${String(at)}`);
      await Promise.all(notes.map((note) => ports.decisions.add('at-once', aDecision(note))));

      const kept = (await ports.decisions.list('at-once')).map(({ note }) => note);
      expect([...kept].sort()).toEqual([...notes].sort());
    });

    it('knows the newest job of the last day before a day, and of each day after it', async () => {
      await ports.history.record('daily', '2026-02-13', 'friday');
      await ports.history.record('daily', '2026-02-16', 'monday');
      await ports.history.record('daily', '2026-02-13', 'friday corrected');
      await ports.history.record('others', '2026-02-15', 'another');

      expect(await ports.history.before('daily', '2026-02-16')).toBe('friday corrected');
      expect(await ports.history.before('daily', '2026-02-13')).toBeUndefined();
      expect(await ports.history.before('none', '2026-02-16')).toBeUndefined();
      expect(await ports.history.after('daily', '2026-02-12')).toEqual(['friday corrected', 'monday']);
      expect(await ports.history.after('daily', '2026-02-16')).toEqual([]);
    });

    it('answers the job that a later one of the same day supersedes, also when it is recorded again', async () => {
      const record = (job: string) => ports.history.record('superseded', '2026-02-16', job);

      expect(await record('first')).toBeUndefined();
      expect(await record('second')).toBe('first');
      expect(await record('first')).toBeUndefined();
      expect(await record('third')).toBe('second');
      expect(await record('second')).toBe('first');
    });
  });
};
