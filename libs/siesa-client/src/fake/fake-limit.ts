import { connektaError } from '../dialects/connekta/fake/answer-connekta.ts';
import type { FakeAnswer } from './fake-failure.ts';
import type { FakeSiesaSwitches } from './fake-switches.ts';

/** What the last minute's calls leave, and when the oldest of them is a minute old. */
export interface FakeAllowance {
  readonly limit: number;
  readonly remaining: number;
  readonly resetMs: number;
}

export const allowanceOf = (times: readonly number[], limit: number, now: number): FakeAllowance | undefined => {
  if (limit === Infinity) return undefined;
  const recent = times.slice(-limit - 1).filter((time) => time > now - 60_000);
  return { limit, remaining: limit - recent.length, resetMs: (recent[0] ?? now) + 60_000 - now };
};

/** Headers that tell the allowance, as Connekta sends them with each answer. */
export const limitHeaders = ({ limit, remaining, resetMs }: FakeAllowance): Readonly<Record<string, string>> => ({
  'connekta-rate-limit-limit': String(limit),
  'connekta-rate-limit-remaining': String(Math.max(0, remaining)),
  'connekta-rate-limit-reset': minutes(resetMs),
});

const minutes = (ms: number): string => {
  const seconds = Math.ceil(ms / 1000);
  return [Math.floor(seconds / 60), seconds % 60].map((part) => String(part).padStart(2, '0')).join(':');
};

/** The answer to a call too many. */
export const tooManyCalls = (
  dialect: 'inventory' | 'connekta',
  style: FakeSiesaSwitches['retryAfter'],
  { limit, resetMs }: FakeAllowance,
  now: number,
): FakeAnswer => {
  const seconds = Math.ceil(resetMs / 1000);
  const headers: Readonly<Record<string, string>> = {
    seconds: { 'retry-after': String(seconds) },
    date: { 'retry-after': new Date(now + seconds * 1000).toUTCString() },
    none: {},
    'mm:ss': { 'connekta-rate-limit-reset': minutes(resetMs) },
  }[style];
  if (dialect === 'inventory') return { status: 429, headers, body: '{"error":"Too Many Requests"}' };
  return connektaError(429, `La cantidad permitida de peticiones por minuto es ${String(limit)}.`, headers);
};
