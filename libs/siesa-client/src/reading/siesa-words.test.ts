import { expect, it } from 'vitest';
import { saysNoRows, wordsInPlaceOfRows, wordsOf } from './siesa-words.ts';

it('wordsOf looks into objects and lists, not into a body without end', () => {
  expect(wordsOf({ errors: { f_codigo: ['vacío', 'largo'] }, data: ['never'] })).toBe('vacío: largo');
  expect(wordsOf(JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`))).toBe('');
});

it('saysNoRows does not take a lack of connection for a lack of rows', () => {
  expect(saysNoRows('Sin registros')).toBe(true);
  expect(saysNoRows('Sin datos de conexión')).toBe(false);
});

it.each<[unknown[], string | undefined]>([
  [[{ error: 'Timeout expired' }], 'Timeout expired'],
  [[{ codigo: 9, mensaje: 'Licencia vencida' }], '9: Licencia vencida'],
  [[{ alerta: 'Consulta sin permiso' }], 'Consulta sin permiso'],
  [[{ mensaje: 'x', f_codigo: '1' }], undefined],
  [[{ error: 'x' }, { f_codigo: '1' }], undefined],
  [[{ codigo: 'A1', descripcion: 'Camisa' }], undefined],
  [[{}], undefined],
  [['x'], undefined],
  [[], undefined],
])('wordsInPlaceOfRows finds in %j: %s', (list, words) => {
  expect(wordsInPlaceOfRows(list)).toBe(words);
});
