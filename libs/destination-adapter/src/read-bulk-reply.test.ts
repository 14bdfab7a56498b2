import { describe, expect, it } from 'vitest';
import { readBulkReply } from './read-bulk-reply.ts';

const read = (body: unknown, status = 200) => readBulkReply(status, body, 2, 'product_id');
const unknown = undefined;
const stored = { ok: true };

describe('readBulkReply', () => {
  it('matches verdicts by id, whatever their spelling of it', () => {
    const { of } = read({
      results: [
        { product_id: 7, status: 'CREATED' },
        { id: 'B', status: 'failed', error: 'no' },
        'odd',
        { status: 'ok' },
      ],
    });

    expect([of('7'), of('B'), of('C')]).toEqual([
      stored,
      { ok: false, said: { id: 'B', status: 'failed', error: 'no' } },
      unknown,
    ]);
  });

  it('lets a refusal stand beside an acceptance of the same record', () => {
    const refused = { product_id: 'A', status: 'failed' };
    const accepted = { product_id: 'A', status: 'ok' };

    expect(read({ results: [refused, accepted] }).of('A')).toMatchObject({ ok: false });
    expect(read({ results: [accepted, refused] }).of('A')).toMatchObject({ ok: false });
  });

  it('knows nothing of a status that the contract does not name', () => {
    expect(
      read({
        results: [
          { product_id: 'A', status: 'queued' },
          { product_id: 'B', status: 200 },
        ],
      }).of('A'),
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
  ])('takes a success with %s as accepted', (_, body) => {
    expect(read(body).of('A')).toEqual(stored);
  });

  it.each([
    ['fewer ids', { ids: ['A'] }],
    ['fewer processed', { processed: 1 }],
    ['fewer created and updated', { created: 1, updated: 0 }],
    ['fewer in lists', { updated: ['A'] }],
    ['success: false', { success: false }],
  ])('knows of nobody when the product counts %s', (_, body) => {
    expect(read(body).of('A')).toBe(unknown);
  });

  it('knows of nobody in a 207 that has no results', () => {
    expect(read(undefined, 207).of('A')).toBe(unknown);
    expect(read({ success: true }, 207).of('A')).toBe(unknown);
  });

  it.each([
    ['text', 'stored'],
    ['a list', [{ product_id: 'A' }]],
    ['results that are no list', { results: 'A' }],
    ['results that are an object', { results: { A: 'ok' } }],
  ])('says that the contract is broken by %s', (_, body) => {
    expect(read(body)).toMatchObject({ broken: expect.stringMatching(/a (list|string|object)/) as unknown });
  });
});
