import { isRecord } from '@siesa-integration/outgoing-http';

/** Text in which Siesa reports that nothing matches. */
const noRows =
  /no se encontr(?:o|aron) (?:registros|datos|resultados|productos)|sin (?:datos|registros|resultados|cambios)(?! de\b)|no hay (?:datos|registros|resultados|cambios|productos)|no (?:records|results|data|products|rows|items|changes)(?: (?:were )?found)?\b|\b(?:records|results|products|nothing) not found/;

/** Text that confirms a success. */
const wellDone = /^\s*(?:ok|success(?:ful)?|exito(?:so|sa)?|(?:transaccion|consulta|operacion) exitosa|done|listo)\W*$/;

/** Text without accents and in lower case, because Siesa writes the same word with and without them. */
export const foldText = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();

/** Whether a text states that nothing matches. */
export const saysNoRows = (text: string): boolean => noRows.test(foldText(text));

/**
 * The texts of an answer that has no rows, for messages: its `message`, `error`, `errors`, `detail` and the like. Not redacted yet.
 *
 * @example
 * wordsOf({ error: { message: 'Token expired' } }); // 'Token expired'
 */
export const wordsOf = (body: unknown): string => {
  if (typeof body === 'string') return body.trim();
  if (Array.isArray(body)) return deepWords(body);
  if (!isRecord(body)) return '';
  const named = Object.entries(body).filter(([name]) => wordNames.has(foldText(name)));
  return unique(named.map(([, value]) => (isRecord(value) || Array.isArray(value) ? deepWords(value) : scalar(value))));
};

const wordNames = new Set([
  ...['message', 'mensaje', 'error', 'errors', 'errores', 'detail', 'detalle', 'details', 'title', 'reason'],
  ...['description', 'descripcion', 'error_description', 'exceptionmessage', 'status', 'code', 'codigo', 'msg'],
]);

const deepWords = (value: unknown): string => {
  const texts: string[] = [];
  const walk = (part: unknown, depth: number): void => {
    if (texts.length >= 10 || depth > 4) return;
    if (Array.isArray(part)) for (const item of part.slice(0, 10)) walk(item, depth + 1);
    else if (isRecord(part)) for (const item of Object.values(part).slice(0, 10)) walk(item, depth + 1);
    else if (scalar(part) !== '') texts.push(scalar(part));
  };
  walk(value, 0);
  return unique(texts);
};

const scalar = (value: unknown): string =>
  typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';

const unique = (texts: readonly string[]): string => [...new Set(texts.filter((text) => text !== ''))].join(': ');

/** Beside a list: the words of an answer that is a failure; `undefined` where it is a success. A message alone is one only beside an empty list that nothing counts. */
export const failureBeside = (
  body: unknown,
  { rows, paged }: { readonly rows: number; readonly paged: boolean },
): string | undefined => {
  if (!isRecord(body)) return undefined;
  const fields = new Map(Object.entries(body).map(([name, value]) => [foldText(name), value]));
  const words = wordsOf(body);
  if (saysFailure(fields, rows)) return rows === 0 && saysNoRows(words) ? undefined : words;
  if (rows > 0 || paged) return undefined;

  const message = ['message', 'mensaje', 'msg', 'detail', 'detalle', 'description', 'descripcion']
    .map((name) => fields.get(name))
    .find((value) => typeof value === 'string' && value.trim() !== '') as string | undefined;
  return message === undefined || saysNoRows(message) || wellDone.test(foldText(message)) ? undefined : words;
};

/** Beside rows a number is not taken for a code, because it may count or name anything. */
const saysFailure = (fields: ReadonlyMap<string, unknown>, rows: number): boolean =>
  ['success', 'ok', 'exito', 'succeeded', 'issuccess', 'exitoso'].some((name) => isNo(fields.get(name))) ||
  statesError(fields) ||
  ['status', 'estado', 'result', 'resultado'].some((name) => isBadWord(fields.get(name))) ||
  (rows === 0 &&
    (['codigo', 'errorcode', 'error_code'].some((name) => isBadCode(fields.get(name), [0])) ||
      ['code', 'status', 'statuscode', 'status_code', 'estado'].some((name) => isBadCode(fields.get(name), [0, 1]))));

/** `false` and 0 in any spelling. */
const isNo = (value: unknown): boolean =>
  value === false || value === 0 || (typeof value === 'string' && /^(?:false|0|no)$/i.test(value.trim()));

/** A list that calls itself a part of what was asked for. */
const partialNames = ['partial', 'parcial', 'incomplete', 'incompleto', 'incompleta'] as const;

const statesError = (fields: ReadonlyMap<string, unknown>): boolean =>
  ['error', 'errors', 'errores', 'exception', 'haserror', 'haserrors', 'iserror', 'fault', ...partialNames].some(
    (name) => {
      const value = fields.get(name);
      if (value === undefined || value === null || isNo(value)) return false;
      return typeof value === 'string'
        ? !/^(?:|none|null|ninguno|n\/a)$/i.test(value.trim())
        : typeof value !== 'object' || Object.keys(value).length > 0;
    },
  );

/** A number that is neither one of `good` nor a success of HTTP. */
const isBadCode = (value: unknown, good: readonly number[]): boolean => {
  const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : '';
  if (!/^-?\d{1,9}$/.test(text)) return isBadWord(value);
  return !good.includes(Number(text)) && (Number(text) < 200 || Number(text) > 299);
};

const isBadWord = (value: unknown): boolean =>
  typeof value === 'string' &&
  /^\s*(?:err|error|fail|failed|failure|fallo|fallido|fallida|ko|nok|unauthorized|forbidden|denied|expired|invalid\w*|partial|parcial|incomplet[eoa])\b/.test(
    foldText(value),
  );
