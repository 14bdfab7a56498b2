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
const places = ['pagination', 'paginacion', 'paging', 'paginator', 'meta', 'metadata', 'pageinfo', 'page', 'links'];
const totalNames = [
  ...['totalregistros', 'recordsfiltered', 'total', 'totalitems', 'totalcount', 'totalrecords', 'totalrows'],
  ...['totalelements', 'totalresults', 'recordstotal', 'registros', 'rowcount', 'recordcount', 'itemcount', 'count'],
];
const pagesNames = ['totalpaginas', 'totalpages', 'pages', 'paginas', 'pagecount', 'numpages', 'lastpage'];
const moreNames = [
  ...['hasmore', 'more', 'hasnext', 'hasnextpage', 'hasmoreitems', 'morepages', 'istruncated', 'truncated', 'truncado'],
  ...['haymas', 'haymaspaginas', 'maspaginas'],
];
const lastNames = ['last', 'islast', 'islastpage', 'ultima', 'eof'];
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
  const nested = places.map((name) => top.get(name)).filter(isRecord);
  const fields = new Map([...top, ...nested.toReversed().flatMap((place) => [...folded(place)])]);
  const value = (names: readonly string[]): unknown => names.map((name) => fields.get(name)).find(isStated);

  const last = firstOf(fields, lastNames, toFlag);
  return claims({
    total: firstOf(fields, totalNames, toCount),
    pages: firstOf(fields, pagesNames, toCount),
    more: firstOf(fields, moreNames, toFlag) ?? (last === undefined ? toFlag(fields.get('next')) : !last),
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
  const next = link === null ? undefined : /<([^>]*)>[^,]*?;\s*rel="?next\b/i.exec(link)?.[1];
  return claims({
    total: toCount(headers.get('x-total-count') ?? headers.get('x-total') ?? totalOfRange(headers)),
    pages: toCount(headers.get('x-total-pages')),
    next: toNext(next ?? headers.get('x-next-page')),
    ended: link !== null && next === undefined && /rel="?(?:prev|first|last)\b/i.test(link),
  });
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

const toCount = (value: unknown): number | undefined => {
  const number = typeof value === 'string' ? countIn(value) : value;
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
  const address = isRecord(value) ? (value['href'] ?? value['url']) : value;
  if (isRecord(value) && address === undefined) return undefined;
  const page = toCount(address);
  if (page !== undefined) return page;

  const query = typeof address === 'string' ? /\?(.*)$/s.exec(address)?.[1] : undefined;
  const parameters = [...new URLSearchParams(query ?? '')];
  const number = parameters.find(([name]) => ['page', 'pagina', 'numpag', 'pagenumber', 'p'].includes(fold(name)))?.[1];
  return toCount(number) ?? 'unreadable';
};

/** A number is an offset or an earlier page's number. */
const saysEarlier = (value: unknown): boolean =>
  typeof value === 'number' ? value > 0 : isStated(value) ? toCount(value) !== 0 : value === true;

/** Names of what is beside the rows and is no paging, although it may look so. */
const otherNames = ['limit', 'size', 'pagesize', 'perpage', 'tamanopagina', 'tampag', 'itemsperpage'];
const looksLikePaging =
  /pag|more|mas$|next|sigui|total|count|cursor|token|offset|skip|registros|records|continu|scroll|remain|restan|faltan|last|ultim/;
const understood: ReadonlySet<string> = new Set([
  ...[...places, ...totalNames, ...pagesNames, ...moreNames, ...lastNames, ...nextNames, ...pageNames],
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
