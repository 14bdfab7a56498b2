import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Alert, announced, observe, unannounced } from './alert-policy.ts';
import type { AlertFinding, AlertState } from './alert-state.ts';

const now = Date.parse('2026-01-15T10:00:00Z');
const held = { cause: 'cursor-held', runs: 3 } as const;
const overdue = { cause: 'overdue', schedule: 'rate(6 hours)' } as const;
const failed = (name: string): AlertFinding => ({
  cause: 'sync-failed',
  error: { name, code: name.toUpperCase(), message: name },
  sync_id: 'sync-1',
});

const found = (state: AlertState, ...findings: AlertFinding[]): AlertState =>
  observe(state, { found: findings, judged: [], now });
const judgedWithout = (state: AlertState, ...judged: AlertFinding['cause'][]): AlertState =>
  observe(state, { found: [], judged, now: now + 1 });
const deliver = (state: AlertState): AlertState => unannounced(state).reduce(announced, state);
const news = (state: AlertState): string[] => unannounced(state).map(({ kind, finding }) => `${kind} ${finding.cause}`);

describe('an alert', () => {
  it('is announced once, however often it is found', () => {
    const first = found({}, held);
    expect(news(first)).toEqual(['begun cursor-held']);
    expect(news(found(deliver(first), held))).toEqual([]);
  });

  it('is announced again until it was delivered', () => {
    expect(news(found(found({}, held), held))).toEqual(['begun cursor-held']);
  });

  it('is announced once more when it is over, and then forgotten', () => {
    const over = judgedWithout(deliver(found({}, held)), 'cursor-held');

    expect(news(over)).toEqual(['over cursor-held']);
    expect(deliver(over)).toEqual({});
  });

  it('begins anew after that', () => {
    const again = found(deliver(judgedWithout(deliver(found({}, held)), 'cursor-held')), held);

    expect(news(again)).toEqual(['begun cursor-held']);
  });

  it('that comes back before its end was announced goes on without a word', () => {
    const back = found(judgedWithout(deliver(found({}, held)), 'cursor-held'), held);

    expect(news(back)).toEqual([]);
    expect(news(judgedWithout(back, 'cursor-held'))).toEqual(['over cursor-held']);
  });

  it('that was over before it was announced is forgotten', () => {
    expect(judgedWithout(found({}, held), 'cursor-held')).toEqual({});
  });

  it('is not over because a look that cannot know does not find it', () => {
    expect(news(judgedWithout(deliver(found({}, held)), 'overdue', 'sync-failed'))).toEqual([]);
  });

  it('about a failed sync is one for each error', () => {
    const both = found(found({}, failed('SiesaUnavailable')), failed('SecretMissing'), overdue);

    expect(news(both)).toEqual(['begun sync-failed', 'begun sync-failed', 'begun overdue']);
  });

  it('that changed while it was delivered stays as it is', () => {
    const old = unannounced(found({}, held));
    const anew = observe({}, { found: [held], judged: [], now: now + 60_000 });

    expect(old).toHaveLength(1);
    expect(old.reduce(announced, anew)).toEqual(anew);
  });
});

describe('whatever happens to a client', () => {
  const steps = fc.array(fc.record({ found: fc.boolean(), judged: fc.boolean(), delivered: fc.boolean() }), {
    maxLength: 30,
  });

  it('people get a begin and an end in turn', () => {
    fc.assert(
      fc.property(steps, (all) => {
        let state: AlertState = {};
        const got: Alert['kind'][] = [];
        for (const [at, step] of all.entries()) {
          state = observe(state, {
            found: step.found ? [held] : [],
            judged: step.judged ? ['cursor-held'] : [],
            now: now + at,
          });
          if (!step.delivered) continue;
          got.push(...unannounced(state).map(({ kind }) => kind));
          state = deliver(state);
        }

        expect(got).toEqual(got.map((_, at) => (at % 2 === 0 ? 'begun' : 'over')));
      }),
    );
  });
});
