import { describe, expect, it } from 'vitest';
import { readBulkReply } from './read-bulk-reply.ts';

const read = (body: unknown, status = 200) => readBulkReply(status, body, 2, 'product_id');
const unknown = undefined;
const stored = { ok: true };

describe('readBulkReply', () => {
  it('matches outcomes by id, as text or number', () => {
    const { outcomeOf } = read({
      results: [
        { product_id: 7, status: 'CREATED' },
        { id: 'B', status: 'failed', error: 'no' },
        'odd',
        { status: 'ok' },
      ],
    });

    expect([outcomeOf('7'), outcomeOf('B'), outcomeOf('C')]).toEqual([
      stored,
      { ok: false, reported: { id: 'B', status: 'failed', error: 'no' } },
      unknown,
    ]);
  });

  it('keeps the refusal when a record is both refused and accepted', () => {
    const refused = { product_id: 'A', status: 'failed' };
    const accepted = { product_id: 'A', status: 'ok' };

    expect(read({ results: [refused, accepted] }).outcomeOf('A')).toMatchObject({ ok: false });
    expect(read({ results: [accepted, refused] }).outcomeOf('A')).toMatchObject({ ok: false });
  });

  it('has no outcome for a status that the contract does not define', () => {
    expect(
      read({
        results: [
          { product_id: 'A', status: 'queued' },
          { product_id: 'B', status: 200 },
        ],
      }).outcomeOf('A'),
    ).toBe(unknown);
  });

  it.each([
    ['an empty body', undefined],
    ['null', null],
    ['ids', { ids: ['A', 'B'] }],
    ['a success flag', { success: true }],
    ['as many as were sent', { created: 1, updated: 1 }],
    ['lists of as many', { created: ['A'], updated: ['B'] }],
    ['results that are null', { results: null, processed: 2 }],
  ])('reads a success with %s as accepted', (_, body) => {
    expect(read(body).outcomeOf('A')).toEqual(stored);
  });

  it.each([
    ['fewer ids', { ids: ['A'] }],
    ['fewer processed', { processed: 1 }],
    ['fewer created and updated', { created: 1, updated: 0 }],
    ['fewer in lists', { updated: ['A'] }],
    ['success: false', { success: false }],
  ])('has no outcomes when the destination counts %s', (_, body) => {
    expect(read(body).outcomeOf('A')).toBe(unknown);
  });

  it('has no outcomes in a 207 without results', () => {
    expect(read(undefined, 207).outcomeOf('A')).toBe(unknown);
    expect(read({ success: true }, 207).outcomeOf('A')).toBe(unknown);
  });

  it.each([
    ['text', 'stored'],
    ['a list', [{ product_id: 'A' }]],
    ['results that are not a list', { results: 'A' }],
    ['results that are an object', { results: { A: 'ok' } }],
  ])('reports that %s breaks the contract', (_, body) => {
    expect(read(body)).toMatchObject({ broken: expect.stringMatching(/a (list|string|object)/) as unknown });
  });
});
