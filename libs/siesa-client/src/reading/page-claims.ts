import { isRecord } from '@siesa-integration/outgoing-http';

/** What an answer states about its list, beside the rows. Nothing here is believed yet: `page-end.ts` decides. */
export interface PageClaims {
  /** Rows of the whole list. */
  readonly total?: number;
  /** Pages of the whole list. */
  readonly pages?: number;
  /** Whether a page follows. */
  readonly more?: boolean;
  /** The number of the next page, or `unreadable` for a token or an address without one. */
  readonly next?: number | 'unreadable';
  /** The number of this page. */
  readonly page?: number;
  /** Rows are said to stand before this page. */
  readonly earlier?: boolean;
}

// Names as `fold` leaves them; the preferred one first.
const places = [
  ...['pagination', 'paginacion', 'paging', 'paginator', 'pager', 'meta', 'metadata', 'pageinfo', 'page', 'links'],
  ...['resultinfo', 'summary', 'resumen'],
];
const totalNames = [
  ...['totalregistros', 'recordsfiltered', 'total', 'totalitems', 'totalcount', 'totalrecords', 'totalrows'],
  ...['totalelements', 'totalresults', 'recordstotal', 'registros', 'rowcount', 'recordcount', 'itemcount', 'count'],
  ...['odatacount', 'totalsize', 'totaldocs', 'numfound', 'cantidadtotal', 'cantidadregistros', 'totalfilas'],
];
const pagesNames = ['totalpaginas', 'totalpages', 'pages', 'paginas', 'pagecount', 'numpages', 'lastpage'];
const moreNames = [
  ...['hasmore', 'more', 'hasnext', 'hasnextpage', 'hasmoreitems', 'morepages', 'istruncated', 'truncated', 'truncado'],
  ...['haymas', 'haymaspaginas', 'maspaginas', 'tienemas', 'tienesiguiente', 'haysiguiente', 'hasmorepages'],
  ...['hasmoreresults', 'hasmorerecords', 'hasmoredata', 'moreavailable', 'moreresults'],
];
const lastNames = ['last', 'islast', 'islastpage', 'ultima', 'eof'];
/** False means that more follows; true may be about the call alone. */
const doneNames = ['done', 'complete', 'iscomplete', 'completed', 'completo', 'finished', 'isfinished', 'terminado'];
const nextNames = [
  ...['next', 'nextpage', 'siguiente', 'paginasiguiente', 'proximapagina', 'nexturl', 'nextlink', 'odatanextlink'],
  ...['nextpageurl', 'nexthref', 'nextcursor', 'nexttoken', 'nextpagetoken', 'continuationtoken', 'scrollid'],
];
const pageNames = ['page', 'currentpage', 'pagina', 'paginaactual', 'pagenumber', 'numpag', 'pageindex'];
const earlierNames = [
  ...['hasprevious', 'hasprev', 'haspreviouspage', 'hasprevpage', 'prev', 'previous', 'anterior', 'prevpage'],
  ...['previouspage', 'prevpageurl', 'offset', 'skip'],
];

/**
 * Reads what a body states about its paging, at its top and in the objects that are usual for it. Pure.
 *
 * @example
 * readClaims({ data: [], meta: { totalItems: 2350, next_page: 2 } }); // { total: 2350, next: 2 }
 */
export const readClaims = (body: unknown): PageClaims => {
  if (!isRecord(body)) return {};
  const top = folded(body);
  const nested = placesIn(top).flatMap((place) => [place, ...placesIn(folded(place))]); // `meta.pagination`
  const fields = new Map([...top, ...nested.toReversed().flatMap((place) => [...folded(place)])]);
  const value = (names: readonly string[]): unknown => names.map((name) => fields.get(name)).find(isStated);

  const last = firstOf(fields, lastNames, toFlag);
  const unfinished = doneNames.some((name) => toFlag(fields.get(name)) === false) || undefined;
  return claims({
    total: firstOf(fields, totalNames, toCount),
    pages: firstOf(fields, pagesNames, toCount) ?? numberIn(addressOf(fields.get('last'))),
    more: firstOf(fields, moreNames, toFlag) ?? (last === undefined ? toFlag(fields.get('next')) : !last) ?? unfinished,
    next: toNext(value(nextNames)),
    page: firstOf(fields, pageNames, toCount),
    earlier: earlierNames.some((name) => saysEarlier(fields.get(name))) || undefined,
    ended: value(nextNames) === undefined && nextNames.some((name) => fields.has(name)),
  });
};

/**
 * Reads the headers with which a server pages a bare list.
 *
 * @example
 * headerClaims(new Headers({ 'x-total-count': '2350' })); // { total: 2350 }
 */
export const headerClaims = (headers: Headers): PageClaims => {
  const link = headers.get('link');
  const next = linkIn(link, 'next');
  const named = (names: readonly string[]): number | undefined =>
    toCount(names.map((name) => headers.get(name)).find((value) => value !== null));
  return {
    ...readClaims(objectIn(headers.get('x-pagination') ?? headers.get('pagination') ?? '')),
    ...claims({
      total: named(totalHeaders) ?? toCount(totalOfRange(headers)),
      pages: named(pagesHeaders) ?? numberIn(linkIn(link, 'last')),
      next: toNext(next ?? headers.get('x-next-page')),
      ended: link !== null && next === undefined && /rel="?(?:prev|first|last)\b/i.test(link),
    }),
  };
};

const totalHeaders = [
  ...['x-total-count', 'x-total', 'x-pagination-total-count', 'x-pagination-total', 'x-wp-total', 'total-count'],
  ...['pagination-count', 'x-total-records', 'x-record-count'],
];
const pagesHeaders = ['x-total-pages', 'x-pagination-page-count', 'x-wp-totalpages', 'x-page-count'];

const linkIn = (link: string | null, relation: 'next' | 'last'): string | undefined =>
  new RegExp(`<([^>]*)>[^,]*?;\\s*rel="?${relation}\\b`, 'i').exec(link ?? '')?.[1];

/** A header whose text is an object, as servers of .NET write it. */
const objectIn = (text: string): unknown => {
  try {
    return text.trim().startsWith('{') ? JSON.parse(text) : undefined;
  } catch {
    return undefined; // a header of another meaning
  }
};

/** `items 0-99/2350`: the first hundred rows of 2350. */
const totalOfRange = (headers: Headers): string | undefined => /\/(\d+)$/.exec(headers.get('content-range') ?? '')?.[1];

type Found = { readonly [Name in keyof PageClaims]: PageClaims[Name] | undefined } & { readonly ended: boolean };

/** `ended`: a name of the next page is there and empty, which means that none follows. */
const claims = ({ ended, ...found }: Found): PageClaims => {
  const more = found.more ?? (ended ? false : undefined);
  return Object.fromEntries(Object.entries({ ...found, more }).filter(([, value]) => value !== undefined));
};

/** Letters and digits in lower case, without accents: `total_páginas` is `totalpaginas`, `@odata.nextLink` is `odatanextlink`. */
const fold = (name: string): string =>
  name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');

const folded = (record: Readonly<Record<string, unknown>>): ReadonlyMap<string, unknown> =>
  new Map(
    Object.entries(record)
      .slice(0, 100)
      .map(([name, value]) => [fold(name), value]),
  );

const firstOf = <T>(
  fields: ReadonlyMap<string, unknown>,
  names: readonly string[],
  read: (value: unknown) => T | undefined,
): T | undefined => {
  for (const name of names) {
    const value = read(fields.get(name));
    if (value !== undefined) return value;
  }
  return undefined;
};

const placesIn = (fields: ReadonlyMap<string, unknown>): readonly Readonly<Record<string, unknown>>[] =>
  places.map((name) => fields.get(name)).filter(isRecord);

/** A number, also as text, or as `{ "value": 2350, "relation": "eq" }`. */
const toCount = (value: unknown): number | undefined => {
  const plain = isRecord(value) ? value['value'] : value;
  const number = typeof plain === 'string' ? countIn(plain) : plain;
  return Number.isSafeInteger(number) && (number as number) >= 0 ? (number as number) : undefined;
};

/** Whole numbers as people write them: `2350`, `2.350`, `2,350`, `2 350`, `2350.00`, `2.350 registros`. */
const countIn = (text: string): number | undefined => {
  const [, number = ''] = /^([\d.,'\s]*\d)(?:\s+\p{L}+)?$/u.exec(text.trim()) ?? [];
  const digits = /^\d{1,3}(?:([.,'\s])\d{3})(?:\1\d{3})*$/.test(number)
    ? number.replace(/\D/g, '')
    : number.replace(/[.,]0+$/, '');
  return /^\d{1,15}$/.test(digits) ? Number(digits) : undefined;
};

const toFlag = (value: unknown): boolean | undefined => {
  if (typeof value === 'boolean') return value;
  const text = typeof value === 'string' ? value.trim().toLowerCase() : value;
  if (text === 'true' || text === 1 || text === '1' || text === 'si') return true;
  return text === 'false' || text === 0 || text === '0' || text === 'no' ? false : undefined;
};

const isStated = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== '' && typeof value !== 'boolean' && value !== 0;

const toNext = (value: unknown): PageClaims['next'] => {
  if (!isStated(value)) return undefined;
  const address = addressOf(value);
  if (isRecord(value) && address === undefined) return undefined;
  return toCount(address) ?? numberIn(address) ?? 'unreadable';
};

const addressOf = (value: unknown): unknown => (isRecord(value) ? (value['href'] ?? value['url']) : value);

/** The number of the page that an address names. */
const numberIn = (address: unknown): number | undefined => {
  const query = typeof address === 'string' ? /\?(.*)$/s.exec(address)?.[1] : undefined;
  const parameters = [...new URLSearchParams(query ?? '')];
  return toCount(
    parameters.find(([name]) => ['page', 'pagina', 'numpag', 'pagenumber', 'p'].includes(fold(name)))?.[1],
  );
};

/** A number is an offset or an earlier page's number. */
const saysEarlier = (value: unknown): boolean =>
  typeof value === 'number' ? value > 0 : isStated(value) ? toCount(value) !== 0 : value === true;

/** Names of what is beside the rows and is no paging, although it may look so. */
const otherNames = ['limit', 'size', 'pagesize', 'perpage', 'tamanopagina', 'tampag', 'itemsperpage'];
const looksLikePaging =
  /pag|more|mas$|next|sigui|total|count|cursor|token|offset|skip|registros|records|continu|scroll|remain|restan|faltan|last|ultim/;
const understood: ReadonlySet<string> = new Set([
  ...[...places, ...totalNames, ...pagesNames, ...moreNames, ...lastNames, ...doneNames, ...nextNames, ...pageNames],
  ...[...earlierNames, ...otherNames],
]);

/**
 * The names in a body that look like paging and are not understood, for a check before the first sync. Pure.
 *
 * @example
 * unreadPagingWords({ data: [], quedan_mas_paginas: true }); // ['quedan_mas_paginas']
 *
 * @internal
 */
export const unreadPagingWords = (body: unknown): readonly string[] => {
  if (!isRecord(body)) return [];
  const parts = [body, ...Object.values(body).filter(isRecord)];
  const names = parts.flatMap((part) =>
    Object.entries(part).flatMap(([name, value]) => (isRecord(value) || Array.isArray(value) ? [] : [name])),
  );
  return [...new Set(names)].filter((name) => looksLikePaging.test(fold(name)) && !understood.has(fold(name)));
};
