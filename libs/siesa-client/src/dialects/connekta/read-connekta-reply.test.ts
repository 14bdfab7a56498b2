import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connektaTables, type FakeFailure, type FakeSiesa, startFakeSiesa } from '../../fake/index.ts';
import { aSiesaClient } from '../../testing/index.ts';

let siesa: FakeSiesa;
beforeEach(async () => {
  siesa = await startFakeSiesa({ dialect: 'connekta', tables: connektaTables([{ id: 1, reference: 'R', name: 'N' }]) });
});
afterEach(() => siesa.close());

const answer = (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): FakeFailure => ({
  kind: 'answer',
  status,
  body: typeof body === 'string' ? body : JSON.stringify(body),
  headers,
});
const error = (detalle: string) => ({ codigo: 1, mensaje: 'Error', detalle });
const success = (...rows: unknown[]) => ({ codigo: 0, mensaje: 'Proceso terminado', detalle: { Table: rows } });
const read = () => Array.fromAsync(aSiesaClient(siesa).pages());

describe('every reply in the table of docs/reference/siesa.md', () => {
  it.each<[string, FakeFailure]>([
    ['no answer', { kind: 'reset' }],
    ['an empty body', answer(200, '')],
    ['a body cut short by the connection', { kind: 'cut' }],
    ['half a body', { kind: 'short' }],
    ['HTML', { kind: 'html' }],
    ['a gateway in HTML', answer(502, '<html></html>')],
    ['500 with a deadlock', answer(500, error('Transaction was deadlocked on lock resources'))],
    ['500 with a timeout of SQL', answer(500, error('Execution Timeout Expired.'))],
    ['503', answer(503, error('x'))],
    ['202, which has read nothing yet', answer(202, success())],
  ])('is read again after %s', async (_, failure) => {
    siesa.switches.failures.push(failure, failure);

    expect((await read())[0]?.rows).toHaveLength(1);
    expect(siesa.calls).toHaveLength(4); // the last proves that the page was all
  });

  it.each<[string, FakeFailure, string]>([
    ['no answer', { kind: 'reset' }, 'SiesaUnavailable'],
    ['an empty body', answer(200, ''), 'SiesaUnavailable'],
    ['a body cut short by the connection', { kind: 'cut' }, 'SiesaUnavailable'],
    ['half a body, which came whole', { kind: 'short' }, 'SiesaContractBroken'],
    ['HTML', { kind: 'html' }, 'SiesaContractBroken'],
    ['500 with a deadlock', answer(500, error('deadlock victim')), 'SiesaUnavailable'],
  ])('ends after four retries of %s, and is never no products', async (_, failure, name) => {
    siesa.switches.failWhen = () => failure;

    await expect(read()).rejects.toMatchObject({ name });
    expect(siesa.calls).toHaveLength(5);
  });

  it.each([
    [401, { status: 401 }],
    [403, { status: 403 }],
  ])('names the query and all three causes after %i', async (status) => {
    siesa.switches.failWhen = () => answer(status, error('No autorizado'));

    await expect(read()).rejects.toMatchObject({
      name: 'SiesaAuthenticationFailed',
      message: expect.stringMatching(
        /'API_v2_Items' \(40[13]: "Error: No autorizado"\).*keys.*no query of that name.*was edited/,
      ) as string,
    });
    expect(siesa.calls).toHaveLength(1);
  });

  it.each<[string, FakeFailure]>([
    ['400', answer(400, error('No se encontraron registros'))],
    ['200 with another code', answer(200, error('Consulta SIN DATOS'))],
    ['one alerta of that text', answer(200, success({ alerta: 'Sin registros.' }))],
  ])('means that there are no rows: %s', async (_, failure) => {
    siesa.switches.failures.push(failure);

    expect(await read()).toMatchObject([{ rows: [] }]);
  });

  it.each([
    "Invalid column name 'f120_xx'.",
    "Invalid object name 'v_items'.",
    'La cadena no tiene el formato correcto.',
  ])('stops at a wrong query: %s', async (text) => {
    siesa.switches.failWhen = () => answer(500, error(text));

    await expect(read()).rejects.toMatchObject({
      name: 'ConfigurationInvalid',
      code: 'SIESA_QUERY',
      message: expect.stringContaining(text) as string,
    });
    expect(siesa.calls).toHaveLength(1);
  });

  it.each<[string, FakeFailure, string]>([
    ['another 4xx', answer(422, error('Parámetro inválido')), 'Error: Parámetro inválido'],
    ['another code', answer(200, { codigo: 99, mensaje: 'Compañía inactiva', detalle: null }), 'Compañía inactiva'],
    ['one alerta', answer(200, success({ alerta: 'El filtro no es válido.' })), 'El filtro no es válido.'],
  ])("stops with Siesa's own text at %s", async (_, failure, words) => {
    siesa.switches.failWhen = () => failure;

    await expect(read()).rejects.toMatchObject({
      name: 'SiesaContractBroken',
      message: expect.stringContaining(words) as string,
    });
    expect(siesa.calls).toHaveLength(1);
  });

  it.each<[string, unknown]>([
    ['a text', '"ok"'],
    ['an object without a code', {}],
    ['a list', []],
    ['a code 0 without rows', { codigo: 0, mensaje: 'ok', detalle: {} }],
    ['a code in text', { codigo: '0', mensaje: 'ok', detalle: { Table: [] } }],
    ['rows that are no objects', success('a')],
  ])('is a broken contract at once: %s', async (_, body) => {
    siesa.switches.failWhen = () => answer(200, body);

    await expect(read()).rejects.toMatchObject({ name: 'SiesaContractBroken' });
    expect(siesa.calls).toHaveLength(1);
  });

  it.each<[string, object, string]>([
    ['a message about a failure', { ...success(), mensaje: 'Servicio no disponible' }, 'no disponible'],
    [
      'a message that rows are missing',
      { ...success({ f120_id_cia: 1, f120_id: 1 }), mensaje: 'Truncado' },
      'Truncado',
    ],
    ['rows in two lists', { codigo: 0, detalle: { Table: [{ f120_id: 1 }], Datos: [{ f120_id: 2 }] } }, 'two lists'],
  ])('is broken by %s', async (_, body, words) => {
    siesa.switches.failWhen = () => answer(200, body);

    await expect(read()).rejects.toMatchObject({
      name: 'SiesaContractBroken',
      message: expect.stringContaining(words) as string,
    });
  });

  it('takes the list that has rows, where both names are there', async () => {
    const row = { f120_id_cia: 1, f120_id: 1 };
    siesa.switches.failures.push(answer(200, { codigo: 0, detalle: { Table: [], Datos: [row] } }));

    expect((await read())[0]?.rows).toHaveLength(1);
  });

  it('distinguishes products from alerts: two rows, or a second column, are rows', async () => {
    siesa.switches.failures.push(
      answer(
        200,
        success({ f120_id_cia: 1, f120_id: 1, alerta: 'agotado' }, { f120_id_cia: 1, f120_id: 2, alerta: 'x' }),
      ),
    );

    expect((await read())[0]?.rows).toHaveLength(2);
  });
});
