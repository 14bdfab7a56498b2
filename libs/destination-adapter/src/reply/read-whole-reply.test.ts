import { describe, expect, it } from 'vitest';
import { readOutcomes as read } from '../testing/read-outcomes.ts';

const results = (...entries: unknown[]): unknown => ({ results: entries });
const good = (id: string) => ({ product_id: id, status: 'created' });

describe('a success without an entry of a record', () => {
  it.each([
    ['an empty body', undefined],
    ['null', null],
    ['ids', { ids: ['A', 'B'] }],
    ["the destination's own ids", { ids: [8612, 8613] }],
    ['a success flag', { success: true }],
    ['a success flag as text', { success: 'true' }],
    ['an ok flag', { ok: true }],
    ['as many as were sent', { created: 1, updated: 1 }],
    ['as many as were sent, as text', { processed: '2' }],
    ['lists of as many', { created: ['A'], updated: ['B'] }],
    ['results that are null', { results: null, processed: 2 }],
    ['no errors', { success: true, errors: [], error: null, failed: 0, message: 'Saved without errors' }],
    ['a count and an empty list of errors', { processed: 2, errors: [] }],
    ['nothing that was left out', { success: true, skipped: 0, ignored: [], not_found: null, unsaved: 0 }],
    ['a sentence that counts all, or batches', { success: true, message: 'Batch 1 of 3: 2 of 2 products were saved' }],
    ['nothing to complain of', { success: true, pending: 0, partial: false, warnings: [], conflicts: [], code: 'OK' }],
    ['a warning about something else', { created: 2, warnings: ['v1 is deprecated'] }],
    ['sentences without errors', { success: true, message: '2 products saved with 0 errors; 0 records rejected' }],
    ['rows that were changed', { ok: true, rowCount: 2, dry_run: false, action: 'upsert' }],
    ['a status word', { status: 'ok' }],
    ['a status code', { code: 200, status: 201 }],
    ['an envelope', { data: { created: 2 } }],
    ['an envelope in an envelope', { result: { data: { success: true } } }],
    [
      'documents as they are stored',
      {
        data: [
          { product_id: 'A', name: 'name of A' },
          { product_id: 'B', quantity: 4 },
        ],
      },
    ],
  ])('is a verdict for all: %s', (_, body) => {
    expect(read(body)).toBe('ss');
  });

  it.each([
    ['an error', { error: 'the database is down' }],
    ['an error as an object', { error: { code: 17, message: '' } }],
    ['errors', { errors: ['deadlock'] }],
    ['errors as an object', { errors: { batch: ['too old'] } }],
    ['a flag that is false', { success: false }],
    ['a flag that is false, as text', { success: 'false' }],
    ['a flag that is 0', { ok: 0 }],
    ['another flag', { isSuccess: false, value: null }],
    ['an error flag', { hasErrors: true }],
    ['failures', { failed: 100 }],
    ['failures as text', { failed_count: '1', success: true }],
    ['a failure word', { status: 'error' }],
    ['a partial status', { status: 'partial' }],
    ['a partial status in other words', { status: 'partially_completed', processed: 2 }],
    ['a status of 500', { status: 500 }],
    ['a code of 422 beside a success', { success: true, code: 422 }],
    ['an error in an envelope', { data: { error: 'no' } }],
    ['an error two envelopes down', { response: { result: { success: false } } }],
    ['an error in Spanish', { errores: ['sin conexión'] }],
    ['a result word', { result: 'failed' }],
    ['fewer ids', { ids: ['A'] }],
    ['the same id twice', { ids: ['A', 'A'] }],
    ['fewer processed', { processed: 1 }],
    ['fewer processed, as text', { processed: '1', success: true }],
    ['fewer created and updated', { created: 1, updated: 0 }],
    ['fewer in lists', { updated: ['A'] }],
    ['fewer received', { success: true, received: 1 }],
    ['an id that is null', { ids: ['x1', null] }],
    ['records that were not found', { success: true, not_found: ['A'] }],
    ['records that were not saved', { success: true, not_saved: '1' }],
    ['records that were not saved, in Spanish', { success: true, no_guardados: 1 }],
    ['nothing saved', { success: true, saved: false }],
    ['an exception in Spanish', { success: true, excepcion: 'timeout' }],
    ['a rollback', { success: true, rolled_back: true }],
    ['what was not committed', { success: true, committed: false }],
    ['what is not valid, in an envelope', { success: true, validation: { valid: false } }],
    ['a code of an error', { success: true, code: 'ERR_DB' }],
    ['a code below 0', { success: true, codigo: -1 }],
    ['a partial success', { success: true, partial: true }],
    ['fewer saved', { success: true, savedCount: 1 }],
    ['fewer saved, in Spanish', { success: true, registros_guardados: 1 }],
    ['none applied', { success: true, accepted: 2, applied: 0 }],
    ['failures in statistics', { success: true, stats: { ok: 1, ko: 1 } }],
    ['no results and an error', { results: [], error: 'the database is down' }],
  ])('is a failed call: %s', (_, body) => {
    expect(read(body)).toBe('failed');
  });

  it.each([
    ['an empty object', {}],
    ['a sentence', { message: 'Received' }],
    ['an unknown status', { status: 'banana' }],
    ['a queue', { status: 'queued' }],
    ['a queue in a sentence', { success: true, message: '2 products accepted for processing' }],
    ['a job', { success: true, job_id: '8f1' }],
    ['something pending', { data: { state: 'pending' } }],
    ['a queue in Spanish', { success: true, mensaje: 'Productos en cola' }],
    ['a status of 202', { status: 202 }],
    ['records that were ignored', { success: true, ignored: ['A'] }],
    ['records that were left out, in Spanish', { success: true, omitidos: 1 }],
    ['a request that was only tried', { success: true, dry_run: true }],
    ['no rows that were changed', { ok: true, rowCount: 0 }],
    ['a sentence that counts fewer', { success: true, message: '1 of 2 products were processed' }],
    ['a sentence that counts fewer, in Spanish', { success: true, mensaje: '1 de 2 productos' }],
    ['a sentence about maintenance', { success: true, message: 'Maintenance: changes were not saved' }],
    ['something pending beside a success', { success: true, pending: 2 }],
    ['a destination that only reads', { success: true, read_only: true }],
    ['a warning that nothing was saved', { success: true, warnings: ['record A was not stored'] }],
    ['a sentence that counts none', { success: true, message: '0 products were saved' }],
    ['a sentence about errors', { success: true, message: 'Completed with errors' }],
    ['a sentence about errors, in Spanish', { success: true, mensaje: 'Procesado con 2 errores' }],
    ['a sentence that nothing was saved', { success: true, message: 'No se guardaron los cambios' }],
    ['a count of what arrived', { received: 2 }],
    ['results without a record of ours', results({ status: 'ok' }, { product_id: 'Z', status: 'created' })],
  ])('confirms nothing: %s', (_, body) => {
    expect(read(body)).toBe('uu');
  });

  it('confirms nothing with 202, 206 and 207', () => {
    for (const status of [202, 206, 207]) {
      expect(read(undefined, { status })).toBe('uu');
      expect(read({ success: true }, { status })).toBe('uu');
    }
    expect(read(results(good('A'), good('B')), { status: 202 })).toBe('uu');
    expect(read(results(good('A'), good('B')), { status: 207 })).toBe('ss');
  });

  it('confirms the records whose ids it lists, where it lists ids of ours', () => {
    expect(read({ ids: ['A', 'Z'] })).toBe('su');
  });
});
