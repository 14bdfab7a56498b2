import { describe, expect, it } from 'vitest';
import { readOutcomes as read } from '../testing/read-outcomes.ts';

describe('a success beside which something is in doubt', () => {
  it.each([
    ['fewer in words', { message: 'Saved 1 product' }],
    ['fewer in words, in Spanish', { mensaje: 'Se guardó 1 producto' }],
    ['fewer in words under another name', { resultado_proceso: '1 producto guardado' }],
    ['fewer in words, one of several', { messages: ['OK', '1 product saved'] }],
    ['a failure in words', { message: 'All products failed' }],
    ['a failure in words, in an object', { message: { text: 'The changes were not saved' } }],
    ['duplicates', { duplicates: ['A'] }],
    ['a number of duplicates', { duplicados: 2 }],
    ['repeated records', { repetidos: 1 }],
    ['what is missing', { missing: ['A'] }],
    ['quarantine', { quarantined: 1 }],
    ['quarantine beside a count of all', { processed: 2, quarantined: 1 }],
    ['a code that is not 0', { codigo: 1 }],
    ['a code of a database', { errno: 1062 }],
    ['a code as text', { response_code: '05' }],
    ['a word as code', { code: 'DUPLICATE' }],
    ['a reason', { reason: 'EAN in use' }],
    ['a reason in Spanish', { motivo: 'EAN en uso' }],
    ['a count under another name', { productos: 1 }],
    ['a count as text', { filas: '1' }],
    ['two counts that add up, without a count of all', { matchedCount: 1, modifiedCount: 1 }],
    ['a list of fewer', { skus: ['A'] }],
    ['a list of the same twice', { skus: ['x', 'x'] }],
    ['a list of fewer objects', { data: [{ sku: 8612 }] }],
    ['ids by position', { upsertedIds: { 0: 'x1' } }],
    ['no results', { results: [] }],
    ['no items', { items: [] }],
  ])('confirms nothing: %s', (_, body) => {
    expect(read({ success: true, ...body })).toBe('uu');
  });

  it.each([
    ['failures in an object of another name', { counts: { failed: 3 } }],
    ['errors in an object of another name', { batch: { errors: ['no'] } }],
    ['what was not accepted', { accepted: false }],
  ])('is a failed call: %s', (_, body) => {
    expect(read({ success: true, ...body })).toBe('failed');
  });

  it.each([
    ['all in words', { message: '2 products saved (1 created, 1 updated)' }],
    ['more in words', { message: '3 products saved' }],
    ['nothing doubtful', { duplicates: 0, missing: [], reason: null, codigo: 0, counts: { failed: 0 } }],
    ['the phrase of a status', { code: '00', reason: 'OK' }],
    ['a word as code', { code: 'PRODUCTS_UPSERTED' }],
    ['all under another name', { productos: 2, skus: ['x', 'y'] }],
    ['shares of all', { processed: 2, new: 1, existing: 1 }],
    ['no results beside a count of all', { processed: 2, results: [] }],
    ['no data', { data: [], message: 'OK' }],
    ['what counts no records', { took: 1, version: 1, page: 1, total_pages: 1, batch: 1, request_id: 1, retries: 1 }],
    ['what counts no records, in Spanish', { lote: 1, compania: 1, duracion_ms: 1, id_transaccion: '1' }],
    ['warnings that are counted', { warnings: ['v1 is deprecated'], warning_count: 1 }],
    ['objects of other things', { user: { id: 1, active: true }, rate_limit: { remaining: 1 } }],
    ['an index number that starts with 0', { reference: '01' }],
  ])('is a verdict for all without a doubt: %s', (_, body) => {
    expect(read({ success: true, ...body })).toBe('ss');
  });
});

describe('an entry beside whose success something is in doubt', () => {
  it.each([
    [{ status: 'created', duplicate: true }, 'u'],
    [{ status: 'created', duplicates: ['Z'] }, 'u'],
    [{ success: true, codigo: 1 }, 'u'],
    [{ status: 'created', reason: 'EAN in use' }, 'u'],
    [{ status: 'ok', message: 'Failed to store the EAN' }, 'u'],
    [{ status: 'ok', message: '0 rows updated' }, 'u'],
    [{ reason: 'EAN in use' }, 'u'],
    [{ status: 'unchanged', reason: 'same content' }, 's'],
    [{ status: 'created', reason: null, duplicate: false, code: 0 }, 's'],
    [{ status: 'ok', message: '1 row updated', row: 1, version: 3 }, 's'],
    [{ status: 'ok', code: 1204 }, 's'], // of the item
    [{ status: 'ok', name: 'name of A', reason: 'none', duplicates: 4, codigo: 7 }, 's'], // fields of its own
  ])('%j is read as %s', (entry, expected) => {
    const results = [
      { product_id: 'A', ...entry },
      { product_id: 'B', status: 'created' },
    ];
    expect(read({ results })).toBe(`${expected}s`);
  });

  it('is not believed where a sentence about all counts fewer', () => {
    const results = [
      { product_id: 'A', status: 'created' },
      { product_id: 'B', status: 'created' },
    ];
    expect(read({ results, message: '1 product saved' })).toBe('!!');
    expect(read({ results, message: '2 products saved', took: 1, new: 1 })).toBe('ss');
  });
});
