import { describe, expect, it } from 'vitest';
import { headerClaims, readClaims } from './page-claims.ts';

describe('readClaims', () => {
  it.each<[unknown, object]>([
    [{ pagination: { page: 1, limit: 100, total: 2350, total_pages: 24 } }, { total: 2350, pages: 24, page: 1 }],
    [
      { tamaño_página: 1000, página_actual: 2, total_páginas: 36, total_registros: 35604 },
      { total: 35604, pages: 36, page: 2 },
    ],
    [{ meta: { totalItems: '2350' } }, { total: 2350 }],
    ...['2.350', '2,350', '2 350', "2'350", '2350.00', '2350,0', '2.350 registros', ' 2350 '].map(
      (total): [unknown, object] => [{ total }, { total: 2350 }],
    ),
    [{ total: '1.234.567' }, { total: 1_234_567 }],
    ...['2.35', '2,3,50', '1.5', 'muchos', '10 de 2350', '2350-', ''].map((total): [unknown, object] => [
      { total },
      {},
    ]),
    [{ meta: { pagination: { page: 1, pageCount: 3, total: 30 } } }, { total: 30, pages: 3, page: 1 }],
    [{ result_info: { total_count: 30 } }, { total: 30 }],
    [{ total: { value: 30, relation: 'eq' } }, { total: 30 }],
    [{ '@odata.count': 30 }, { total: 30 }],
    [{ _links: { last: { href: '/v1/inventory/products?page=3' } } }, { pages: 3 }],
    [{ done: false }, { more: true }],
    [{ complete: true }, {}], // about the call
    [{ tiene_siguiente: 'si' }, { more: true }],
    [{ truncated: true }, { more: true }],
    [{ hay_mas_paginas: 'si' }, { more: true }],
    [{ recordsTotal: 900, recordsFiltered: 12 }, { total: 12 }],
    [
      { count: 250, next: 'https://h/api/skus/?page=2', previous: null },
      { total: 250, next: 2 },
    ],
    [
      { count: 50, next: null, previous: null },
      { total: 50, more: false },
    ],
    [{ has_more: true }, { more: true }],
    [{ hasNextPage: 'false' }, { more: false }],
    [
      { totalElements: 3, last: true },
      { total: 3, more: false },
    ],
    [{ last: false }, { more: true }],
    [{ paging: { next_page: '3' } }, { next: 3 }],
    [{ siguiente: null }, { more: false }],
    [{ links: { next: { href: '/v1/inventory/products?numPag=4' } } }, { next: 4 }],
    [{ '@odata.nextLink': 'https://h/items?$skiptoken=abc' }, { next: 'unreadable' }],
    [{ next_cursor: 'b3BhcXVl' }, { next: 'unreadable' }],
    [{ next_cursor: '' }, { more: false }],
    [{ has_previous: true }, { earlier: true }],
    [{ offset: 100 }, { earlier: true }],
    [{ offset: 0, prev: null, previous: '' }, {}],
    [{ total: -1, total_pages: 1.5, has_more: 'perhaps' }, {}],
    [[], {}],
    ['text', {}],
    [null, {}],
  ])('finds in %j: %j', (body, claims) => {
    expect(readClaims(body)).toEqual(claims);
  });
});

describe('headerClaims', () => {
  it.each([
    [{ 'x-total-count': '2350' }, { total: 2350 }],
    [{ link: '<https://h/p?page=1>; rel="first", <https://h/p?page=3>; rel="next"' }, { next: 3 }],
    [{ 'content-range': 'items 0-99/2350' }, { total: 2350 }],
    [{ 'content-range': 'items 0-99/*' }, {}],
    [{ link: '<https://h/p?page=1>; rel="first"' }, { more: false }],
    [{ link: '<https://h/style.css>; rel=preload' }, {}],
    [
      { 'x-next-page': '2', 'x-total-pages': '9' },
      { next: 2, pages: 9 },
    ],
    [{ 'x-next-page': '' }, {}],
    [{ 'x-pagination': '{"TotalCount":30,"HasNext":true}' }, { total: 30, more: true }],
    [{ 'x-pagination': '{"TotalCount"' }, {}],
    [
      { 'x-wp-total': '30', 'x-wp-totalpages': '3' },
      { total: 30, pages: 3 },
    ],
    [{ link: '<https://h/p?page=2>; rel="next", <https://h/p?page=3>; rel="last"' }, { next: 2, pages: 3 }],
    [{}, {}],
  ])('finds in %j: %j', (headers, claims) => {
    expect(headerClaims(new Headers(headers))).toEqual(claims);
  });
});
