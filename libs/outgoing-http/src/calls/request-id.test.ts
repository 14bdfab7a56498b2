import { describe, expect, it } from 'vitest';
import { requestIdOf } from './request-id.ts';

describe('requestIdOf', () => {
  it.each([
    [{ 'x-request-id': '7f3a' }, '7f3a'],
    [{ 'x-correlation-id': 'c-1', 'cf-ray': 'r-1' }, 'c-1'],
    [{ 'x-request-id': ' ', 'x-amzn-requestid': 'a-1' }, 'a-1'],
    [{ 'x-request-id': 'x'.repeat(500) }, 'x'.repeat(200)],
    [{ date: 'Wed, 15 Jan 2025 10:00:00 GMT' }, undefined],
  ])('of %j is %s', (headers, id) => {
    expect(requestIdOf(new Headers(headers as Record<string, string>))).toBe(id);
  });
});
