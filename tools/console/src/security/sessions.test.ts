import { describe, expect, it } from 'vitest';
import { createSessions, sessionSeconds } from './sessions.ts';

describe('sessions', () => {
  it('end after twelve hours, each by itself', () => {
    let now = 0;
    const sessions = createSessions(() => now);
    const first = sessions.begin('ana');
    now = 1_000;
    const second = sessions.begin('luis');
    now = sessionSeconds * 1_000;

    expect([sessions.find(first), sessions.find(second), sessions.find(undefined)]).toEqual([
      undefined,
      'luis',
      undefined,
    ]);

    const third = sessions.begin('eva');
    sessions.end(second);
    expect([first, second, third].map((id) => sessions.find(id))).toEqual([undefined, undefined, 'eva']);
  });
});
