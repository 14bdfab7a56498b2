import { describe, expect, it } from 'vitest';
import { failureBeside } from './failure-beside.ts';

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
    [{ ExceptionMessage: 'Timeout' }, 'Timeout'],
    [{ mensajeError: 'Sin conexión' }, 'Sin conexión'],
    [{ hay_error: true }, ''],
    [{ error_code: 'E17', error_msg: 'licencia' }, 'E17: licencia'],
    [{ meta: { error: 'db down' } }, 'db down'],
    [{ status: { code: 500 } }, '500'],
    [{ resultado: false }, ''],
    [{ success: 'N' }, ''],
    [{ ok: 'not ok' }, ''],
    [{ authenticated: false, message: 'login' }, 'login'],
    [{ timed_out: true }, ''],
    [{ estado: 'En proceso' }, ''],
    [{ job_id: '8f1' }, ''],
    [{ tipo: 'ERROR', mensaje: 'x' }, 'x'],
    [{ session_expired: true }, ''],
    [{ warnings: ['source database unavailable'] }, 'source database unavailable'],
    [{ reason: 'Company 3' }, 'Company 3'],
    [{ motivo: 'Sin permiso' }, 'Sin permiso'],
    [{ info: 'Session expired' }, 'Session expired'],
    [{ nota: 'Servicio en mantenimiento' }, 'Servicio en mantenimiento'],
    [{ sql_text: 'Deadlock found' }, 'Deadlock found'],
    [{ licencia: 'vencida' }, 'vencida'],
    [{ status: 'busy' }, 'busy'],
    [{ code: 'E100' }, 'E100'],
    [{ errno: 1205 }, ''],
    [{ ready: false }, ''],
    [{ login_required: true }, ''],
    [{ locked: true }, ''],
    [{ redirect: '/login' }, ''],
    [{ retry_after: 30 }, ''],
    [{ stack: 'TypeError' }, ''],
    [{ html: '<HTML>login' }, '<HTML>login'],
    [{ debug: 'TypeError: x\n    at read (db.js:1)' }, 'TypeError: x\n    at read (db.js:1)'],
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
    [{ errorCode: 0, errorMessage: '', exception: null, warnings: [], hasErrors: 'false' }],
    [{ errorCode: '00', error_message: 'OK', mensaje: 'Consulta exitosa' }],
    [{ error_code: 200, timeout: 30, level: 'info', type: 'list', status: { code: 200 }, meta: { page: 1 } }],
    [{ warnings: ['API v1 is deprecated'] }],
    [
      {
        reason: 'OK',
        locked: false,
        ready: true,
        errno: 0,
        info: 'v2',
        note: 'Read-only replica',
        query: 'API_v2_Items',
      },
    ],
    [{ motivo: 'Sin registros' }],
    [{ rows_affected: -1, trace: '8f1-22', retry_after: 0, redirect: null, template: 'a <b>' }],
  ])('is not %j', (body) => {
    expect(failureBeside({ data: [], ...body }, empty)).toBeUndefined();
  });

  it('is not a message beside a list that is counted, or beside rows', () => {
    expect(failureBeside({ message: '0 errores' }, { rows: 0, paged: true })).toBeUndefined();
    expect(failureBeside({ warnings: ['3 rows without price'] }, { rows: 3, paged: false })).toBeUndefined();
    expect(failureBeside({ message: 'Hola' }, { rows: 0, paged: true })).toBeUndefined();
    expect(failureBeside({ message: 'Hola', codigo: 7 }, { rows: 3, paged: false })).toBeUndefined();
  });

  it.each([['Timeout expired'], ['Error de conexión'], ['Servicio no disponible'], ['Partial results']])(
    'is a message about a failure beside an empty list that is counted: %s',
    (message) => {
      expect(failureBeside({ message, total: 0 }, { rows: 0, paged: true })).toBe(message);
    },
  );

  it('is an error beside rows: they are not all', () => {
    expect(failureBeside({ success: false, message: 'partial' }, { rows: 3, paged: true })).toBe('partial');
    expect(failureBeside({ partial: true, message: 'cut' }, { rows: 3, paged: true })).toBe('cut');
    expect(failureBeside({ status: 'Parcial' }, { rows: 3, paged: true })).toBe('Parcial');
    expect(failureBeside({ incomplete: false, status: 'ok' }, { rows: 3, paged: true })).toBeUndefined();
    expect(failureBeside({ message: 'Resultado truncado a 10 registros' }, { rows: 3, paged: true })).toMatch(
      /truncado/,
    );
    expect(failureBeside({ errors: [{ message: 'timeout' }] }, { rows: 3, paged: true })).toBe('timeout');
  });
});
