import { describe, expect, it } from 'vitest';
import { failureBeside, saysNoRows, wordsOf } from './siesa-words.ts';

const empty = { rows: 0, paged: false };

describe('failureBeside', () => {
  it.each([
    [{ success: false, message: 'Token vencido' }, 'Token vencido'],
    [{ ok: false, error: 'license' }, 'license'],
    [{ success: 'false' }, ''],
    [{ exito: 0, mensaje: 'x' }, 'x'],
    [{ error: 'Sesión expirada' }, 'Sesión expirada'],
    [{ error: { message: 'quota' } }, 'quota'],
    [{ errors: ['a', 'b'] }, 'a: b'],
    [{ codigo: 1, mensaje: 'Error' }, '1: Error'],
    [{ codigo: '99' }, '99'],
    [{ status: 'error', message: 'm' }, 'error: m'],
    [{ status: 500 }, '500'],
    [{ message: 'Service under maintenance' }, 'Service under maintenance'],
  ])('is %j beside an empty list', (body, words) => {
    expect(failureBeside({ data: [], ...body }, empty)).toBe(words);
  });

  it.each([
    [{}],
    [{ success: true, error: null, errors: [], message: 'OK' }],
    [{ success: 'true', error: '' }],
    [{ error: false }],
    [{ codigo: 0, mensaje: 'Consulta exitosa' }],
    [{ status: 200, code: 200 }],
    [{ message: 'No se encontraron registros' }],
    [{ success: false, message: 'Sin datos.' }],
    [{ error: 'no records found' }],
  ])('is not %j', (body) => {
    expect(failureBeside({ data: [], ...body }, empty)).toBeUndefined();
  });

  it('is not a message beside a list that is counted, or beside rows', () => {
    expect(failureBeside({ message: 'Hola' }, { rows: 0, paged: true })).toBeUndefined();
    expect(failureBeside({ message: 'Hola', codigo: 7 }, { rows: 3, paged: false })).toBeUndefined();
  });

  it('is an error beside rows: they are not all', () => {
    expect(failureBeside({ success: false, message: 'partial' }, { rows: 3, paged: true })).toBe('partial');
    expect(failureBeside({ partial: true, message: 'cut' }, { rows: 3, paged: true })).toBe('cut');
    expect(failureBeside({ status: 'Parcial' }, { rows: 3, paged: true })).toBe('Parcial');
    expect(failureBeside({ incomplete: false, status: 'ok' }, { rows: 3, paged: true })).toBeUndefined();
    expect(failureBeside({ errors: [{ message: 'timeout' }] }, { rows: 3, paged: true })).toBe('timeout');
  });
});

it('wordsOf looks into objects and lists, not into a body without end', () => {
  expect(wordsOf({ errors: { f_codigo: ['vacío', 'largo'] }, data: ['never'] })).toBe('vacío: largo');
  expect(wordsOf(JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`))).toBe('');
});

it('saysNoRows does not take a lack of connection for a lack of rows', () => {
  expect(saysNoRows('Sin registros')).toBe(true);
  expect(saysNoRows('Sin datos de conexión')).toBe(false);
});
