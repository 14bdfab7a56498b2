import { describe, expect, it } from 'vitest';
import { unreadPagingWords } from './page-claims.ts';

describe('unreadPagingWords', () => {
  it.each([
    [{ data: [], quedan_mas_paginas: true }, ['quedan_mas_paginas']],
    [{ data: [], resultado: { continuar_en: 'x', filas: 3 } }, ['continuar_en']],
    [{ data: [], pagination: { page: 1, limit: 100, total: 3, total_pages: 1 } }, []],
    [
      {
        detalle: {
          tama\u00f1o_p\u00e1gina: 100,
          p\u00e1gina_actual: 1,
          total_p\u00e1ginas: 2,
          total_registros: 3,
          Datos: [],
        },
      },
      [],
    ],
    [{ data: [{ total: 3, next_review: 'x' }], message: 'ok' }, []],
    [[], []],
  ])('finds in %j the names %j', (body, names) => {
    expect(unreadPagingWords(body)).toEqual(names);
  });
});
