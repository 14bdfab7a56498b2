import { describe, expect, it } from 'vitest';
import { valueIn } from '../messages/message.ts';
import { checkFields } from './check-fields.ts';

const rows = [
  { f_codigo: 'A', f_nombre: 'Café', 'API_v2_ItemsBarras.f131_id': '77' },
  { f_codigo: 'B', f_cantidad: 4 },
];
const check = (...sourceFields: readonly string[]) =>
  checkFields({ sourceFields }, rows).map((line) => ({ ...line, message: valueIn(line.message, 'en') }));

describe('checkFields', () => {
  it('finds nothing when some row has each field', () => {
    expect(check('f_codigo', 'f_nombre', 'f_cantidad', 'API_v2_ItemsBarras.f131_id')).toEqual([]);
    expect(checkFields({ sourceFields: ['f_codigo'] }, [])).toEqual([]);
  });

  it('fails on a field that is probably misspelt, and names the one that was meant', () => {
    expect(check('f_codigo', 'f_nombr')).toEqual([
      {
        what: 'mapping',
        ok: false,
        message:
          "no row of these pages has 'f_nombr', which the mapping reads: did you mean 'f_nombre'? Correct the siesa_field",
      },
    ]);
  });

  it('notes a field that no row has and that has no near name', () => {
    expect(check('f_codigo', 'f_peso_bruto', 'f_marca_comercial')).toMatchObject([
      { ok: true, note: true, message: expect.stringContaining("'f_peso_bruto', 'f_marca_comercial'") as string },
    ]);
  });

  it('does not take an alternative that is read, or a column of another list, for what was meant', () => {
    expect(check('f_nombre', 'f_nombre2')).toMatchObject([{ note: true }]);
    expect(check('API_v2_ItemsBarra.f131_id')).toMatchObject([{ note: true }]);
  });
});
