import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readOutcomes as read, sentRecord as record } from '../testing/read-outcomes.ts';

const results = (...entries: unknown[]): unknown => ({ results: entries });
const good = (id: string) => ({ product_id: id, status: 'created' });

describe('an entry of a record', () => {
  it('is matched by id, as text or number', () => {
    const sent = ['7', 'B', 'C'].map(record);
    const body = results({ product_id: 7, status: 'CREATED' }, { id: 'B', status: 'failed' }, 'odd', { status: 'ok' });

    expect(read(body, { sent })).toBe('sru');
  });

  it.each([
    [{ status: 'failed', error: 'no' }, 'r'],
    [{ status: 'Rejected' }, 'r'],
    [{ status: 422 }, 'r'],
    [{ status: '422 Unprocessable Entity' }, 'r'],
    [{ success: false }, 'r'],
    [{ success: 'false', message: 'no' }, 'r'],
    [{ ok: false }, 'r'],
    [{ statusCode: 409 }, 'r'],
    [{ result: { status: 'failed' } }, 'r'],
    [{ status: 'upserted' }, 's'],
    [{ status: 200 }, 's'],
    [{ status: '201' }, 's'],
    [{ code: 200 }, 's'],
    [{ ok: true }, 's'],
    [{ success: 'true', error: null, errors: [] }, 's'],
    [{ status: 'created', data: { name: 'x' } }, 's'],
    [{ status: 'ok', name: 'name of A', code: 422 }, 's'], // a stored document with a code of its own
    [{ error: 'no' }, '!'],
    [{ status: 'created', error: 'no' }, '!'],
    [{ status: 'ok', errors: { ean: ['no'] } }, '!'],
    [{ success: true, status: 'failed' }, '!'],
    [{ status: 500 }, '!'],
    [{ status: 'partial' }, '!'],
    [{ status: 'timed out' }, '!'],
    [{ status: 'ok', stored: false }, '!'],
    [{ success: true, action: 'ignored' }, 'u'],
    [{ status: 'success', rolled_back: true }, '!'],
    [{ status: 'ok', pending: true }, 'u'],
    [{ status: 'ok', warnings: ['not stored'] }, 'u'],
    [{ status: 'ok', warnings: ['long name'], valid: true }, 's'],
    [{ status: 'ok', name: 'name of A', partial: true, pending: 4, valid: false }, 's'], // fields of its own
    [{ success: true, action: 'update', stored: true }, 's'],
    [{ status: 'ok', name: 'name of A', saved: false, skipped: 3 }, 's'], // fields of its own
    [{ status: 'queued' }, 'u'],
    [{ status: 202 }, 'u'],
    [{ status: 'banana', success: true }, 'u'],
    [{ status: 'ACTIVE', name: 'name of A' }, 'u'],
    [{ name: 'name of A' }, 'u'],
    [{}, 'u'],
  ])('%j is read as %s', (entry, expected) => {
    expect(read(results({ product_id: 'A', ...entry }, good('B')))).toBe(`${expected}s`);
  });

  it('is found in other lists and in envelopes', () => {
    expect(read({ data: [{ product_id: 'A', status: 'failed' }, good('B')] })).toBe('rs');
    expect(read({ data: { results: [good('A'), { product_id: 'B', success: false }] } })).toBe('sr');
  });

  it('refuses its record when another accepts it', () => {
    const refused = { product_id: 'A', status: 'failed' };

    expect(read(results(refused, good('A')))).toBe('ru');
    expect(read(results(good('A'), refused))).toBe('ru');
  });

  it('does not count for other records', () => {
    expect(read(results(good('A')))).toBe('su');
    expect(read({ success: true, ...(results(good('A')) as object) })).toBe('su');
  });

  it('does not hold where the answer as a whole contradicts it', () => {
    const bodies = [{ error: 'rolled back' }, { success: false }, { failed: 1 }, { processed: 1 }];
    for (const body of bodies) expect(read({ results: [good('A'), good('B')], ...body })).toBe('!!');
    expect(read({ success: false, results: [good('A'), { product_id: 'B', status: 'failed' }] })).toBe('sr');
  });

  it('is an error that names it; the others are stored where the answer counts them', () => {
    const errors = [{ index: 0, message: 'Invalid EAN' }];

    expect(read({ errors })).toBe('!u');
    expect(read({ created: 1, errors })).toBe('!s');
    expect(read({ created: 1, failed: ['B'] })).toBe('s!');
    expect(read({ success: true, errors: { '[0].Ean': ['no'] } })).toBe('!u');
  });

  it('stores none by a count or an entry where an index may count from 1, because the error may be about the record before', () => {
    const errors = [{ index: 1, message: 'Invalid EAN' }];

    expect(read({ created: 1, errors })).toBe('u!');
    expect(read({ success: true, created: 1, errors: { 'items[1].ean': ['no'] } })).toBe('u!');
    expect(read({ results: [good('A'), good('B')], errors })).toBe('u!');
    expect(read({ results: [{ product_id: 'A', status: 'failed' }], errors })).toBe('r!');
    expect(read({ created: 1, errors: [{ index: 2, message: 'Invalid EAN' }] })).toBe('failed');
    expect(read({ created: 1, errors }, { status: 202 })).toBe('u!');
  });
});

describe('the answer to a single upsert', () => {
  const sent = [{ id: 'A', payload: { product_id: 'A', name: 'x', state: 'new' } }];

  it.each([
    [{ product_id: 'A', name: 'x', quantity: 4 }, 's'],
    [{ product_id: 'A', name: 'x', status: 'ACTIVE', code: 404, description: 'pending' }, 's'],
    [{ id: 17, name: 'x', rejected_quantity: 2 }, 's'],
    [{ success: true, data: { product_id: 'A', name: 'x', status: 'ACTIVE' } }, 's'],
    [{ name: 'x', state: 'new' }, 's'],
    [{ product_id: 'A', status: 'updated' }, 's'],
    [{ product_id: 'A', status: 'queued' }, 'u'],
    [{ product_id: 'A', name: 'x', status: 'queued' }, 'u'],
    [{ product_id: 'A' }, 'u'],
    [{ product_id: 'A', status: 'banana' }, 'u'],
    [{ product_id: 'A', error: 'no' }, '!'],
    [{ product_id: 'A', name: 'x', success: false }, 'r'],
    [{ data: { product_id: 'A', name: 'x' }, success: false }, 'failed'],
    [{ error: 'no' }, 'failed'],
  ])('%j is read as %s', (body, expected) => {
    expect(read(body, { sent })).toBe(expected);
  });
});

it.each([
  ['text', 'stored'],
  ['a list', [{ product_id: 'A' }]],
  ['results that are not a list', { results: 'A' }],
  ['results that are an object', { results: { A: 'ok' } }],
])('%s breaks the contract', (_, body) => {
  expect(read(body)).toMatch(/^broken: .*a (?:list|string|object)/);
});

it('accepts nothing from an answer that holds an error, whatever else is in it', () => {
  const bad = fc.constantFrom<object>(
    { error: 'no' },
    { success: false },
    { ok: 'false' },
    { failed: 2 },
    { errors: ['no'] },
    { status: 'error' },
  );
  const other = fc.dictionary(
    fc.constantFrom('success', 'message', 'processed', 'created', 'data', 'code', 'ok'),
    fc.constantFrom(true, 2, 200, 'ok', 'done', {}),
  );
  fc.assert(
    fc.property(other, bad, (body, error) => {
      expect(read({ ...body, ...error })).not.toMatch(/s/);
    }),
  );
});
