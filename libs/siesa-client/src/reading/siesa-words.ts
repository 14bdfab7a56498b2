import { isRecord } from '@siesa-integration/outgoing-http';

/** Text in which Siesa reports that nothing matches. */
const noRows =
  /no se encontr(?:o|aron) (?:registros|datos|resultados|productos)|sin (?:datos|registros|resultados|cambios)(?! de\b)|no hay (?:datos|registros|resultados|cambios|productos)|no (?:records|results|data|products|rows|items|changes)(?: (?:were )?found)?\b|\b(?:records|results|products|nothing) not found/;

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
  const named = Object.entries(body).filter(([name]) => isWordName(name));
  return unique(named.map(([, value]) => (isRecord(value) || Array.isArray(value) ? deepWords(value) : scalar(value))));
};

const wordNames = new Set([
  ...['message', 'mensaje', 'error', 'errors', 'errores', 'detail', 'detalle', 'details', 'title', 'reason'],
  ...['description', 'descripcion', 'status', 'code', 'codigo', 'msg', 'cause', 'causa', 'razon', 'motivo', 'alerta'],
  ...['warning', 'warnings', 'advertencia', 'advertencias', 'aviso', 'avisos', 'notice', 'notices'],
]);

/** A name without case, accents and separators: `Mensaje_Error` is `mensajeerror`. */
export const foldName = (name: string): string => foldText(name).replaceAll(/[^a-z0-9]/g, '');

/** Names of errors, whatever else is in them: `hay_error`, `errorMessage`, `excepcion`. */
const errorName =
  /^(?:has|hay|is|es|tiene)?(?:errors?|errores|exception|excepcion|fault|fallos?|fallas?)(?!rate|log)|(?:errors?|errores|exceptions?|excepcion(?:es)?)$/;

/** Whether something under a name is an error, unless its value is nothing. */
export const isErrorName = (name: string): boolean => errorName.test(foldName(name));

const isWordName = (name: string): boolean => wordNames.has(foldText(name)) || isErrorName(name);

/** The words of a list whose entries are sentences and no rows, for example `[{ "mensaje": "Timeout expired" }]`; `undefined` where one has anything else. */
export const wordsInPlaceOfRows = (list: readonly unknown[]): string | undefined => {
  const areWords = (entry: unknown): boolean => {
    const names = isRecord(entry) ? Object.keys(entry) : [];
    return names.every(isWordName) && names.some((name) => sentences.has(foldName(name)) || isErrorName(name));
  };
  return list.length > 0 && list.every(areWords) ? wordsOf({ details: list }) : undefined;
};

const sentences = new Set(['message', 'mensaje', 'msg', 'alerta']);

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
