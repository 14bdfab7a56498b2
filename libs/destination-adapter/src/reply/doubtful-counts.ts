import { isRecord } from '@siesa-integration/canonical-model';
import { isClaimKey } from './claim-keys.ts';
import { countsFewer } from './counts-in-words.ts';
import { type AnswerObject, plainKey } from './read-claims.ts';
import { isCountKey } from './read-counts.ts';

const parts =
  'request|trace|span|correlation|transaction|batch|chunk|tenant|client|customer|company|user|session|sync|event|log|message|process|import|run|job|page|warehouse|lote|transaccion|compania|empresa|cliente|proceso|solicitud|pagina|bodega|sucursal';
/** Keys that count no records: identifiers, times, places of a page, limits of calls. */
const describesCall = new RegExp(
  [
    String.raw`^(?:id|v|ms|per|size|limit|offset|level|priority|sequence|seq|year|month|day|links?|roles?|scopes?|permissions?|columns?|fields?|headers?|tags?|locales?|api|server|host|node|region|method|port|ttl|uptime|revision)$`,
    String.raw`^(?:current|next|previous|this|id|nro|num|numero)?(?:${parts})$|(?:${parts})(?:id|number|no|nro|num|index|size)$`,
    String.raw`^(?:total|num|number)?(?:of)?(?:batch(?:e|es)?|chunk|lote|part|parte|page|pagina|attempt|intento|retrie|request|call|shard|worker|thread|warning|advertencia|aviso)s?(?:count|number|total)?$`,
    String.raw`(?:time|timestamp|date|fecha|hora|took|elapsed|duration|duracion|tiempo|latency)(?:in)?(?:ms|millis|milliseconds|s|secs|seconds|segundos)?$|(?:version|bytes|seconds|segundos|milliseconds)$`,
    'ratelimit|quota(?:remaining|limit)|perpage|expiresin',
  ].join('|'),
);

/** Lists with an entry for each record: one without an entry counts none. */
const recordLists = new Set(['results', 'items', 'records', 'products', 'rows', 'registros', 'productos', 'articulos']);

/**
 * Whether an answer without entries of records counts fewer than were sent, under a name or in a sentence that the contract does not define. A count that
 * equals what was sent is a count of all; where all are counted, several that add up to it are shares of it.
 *
 * @param isCounted the answer counts all records by a name of the contract.
 *
 * @example
 * isDoubtfulCount([{ success: true, productos: 1 }], 2, false); // true
 * isDoubtfulCount([{ success: true, took: 1 }], 2, false); // false
 */
export const isDoubtfulCount = (layers: readonly AnswerObject[], sent: number, isCounted: boolean): boolean => {
  const counts: number[] = [];
  for (const layer of layers)
    for (const [key, value] of Object.entries(layer)) {
      const name = plainKey(key);
      if (typeof value === 'string' && countsFewer(value, sent)) return true;
      if (describesCall.test(name) || isClaimKey(name) || isCountKey(name)) continue;
      const count = countIn(name, value, isCounted);
      if (count !== undefined && count < sent) counts.push(count);
    }
  const areShares = isCounted && counts.reduce((sum, count) => sum + count, 0) === sent;
  return counts.length > 0 && !areShares;
};

/** Whether a sentence of the answer counts fewer records than were sent. */
export const isCountedInWords = (layers: readonly AnswerObject[], sent: number): boolean =>
  layers.some((layer) =>
    Object.values(layer)
      .flat()
      .some((text) => typeof text === 'string' && countsFewer(text, sent)),
  );

const countIn = (name: string, value: unknown, isCounted: boolean): number | undefined => {
  if (typeof value === 'number') return Number.isInteger(value) && value > 0 ? value : undefined;
  if (typeof value === 'string') return /^[1-9]\d*$/.test(value.trim()) ? Number(value) : undefined;
  if (isRecord(value)) return name.endsWith('ids') ? Object.keys(value).length : undefined;
  if (!Array.isArray(value) || value.some((entry) => typeof entry === 'string' && /\s/.test(entry.trim())))
    return undefined;
  if (value.length === 0) return recordLists.has(name) && !isCounted ? 0 : undefined;
  return value.every(isRecord) ? value.length : new Set(value).size;
};
