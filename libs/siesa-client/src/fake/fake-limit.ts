import type { FakeAllowance } from './fake-dialect.ts';
import type { FakeSiesaSwitches } from './fake-switches.ts';

/** What the last minute's calls leave of the limit; `undefined` without a limit. */
export const allowanceOf = (times: readonly number[], limit: number, now: number): FakeAllowance | undefined => {
  if (limit === Infinity) return undefined;
  const recent = times.slice(-limit - 1).filter((time) => time > now - 60_000);
  return { limit, remaining: limit - recent.length, resetMs: (recent[0] ?? now) + 60_000 - now };
};

/** `mm:ss`, as Connekta writes a wait. */
export const minutesAndSeconds = (ms: number): string => {
  const seconds = Math.ceil(ms / 1000);
  return [Math.floor(seconds / 60), seconds % 60].map((part) => String(part).padStart(2, '0')).join(':');
};

/** The headers with which a 429 asks for a wait. */
export const retryAfterHeaders = (
  style: FakeSiesaSwitches['retryAfter'],
  { resetMs }: FakeAllowance,
  now: number,
): Readonly<Record<string, string>> => {
  const seconds = Math.ceil(resetMs / 1000);
  switch (style) {
    case 'seconds':
      return { 'retry-after': String(seconds) };
    case 'date':
      return { 'retry-after': new Date(now + seconds * 1000).toUTCString() };
    case 'mm:ss':
      return { 'connekta-rate-limit-reset': minutesAndSeconds(resetMs) };
    case 'none':
      return {};
  }
};
