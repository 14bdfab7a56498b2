import { isRecord } from '@siesa-integration/outgoing-http';
import { foldName, foldText, isErrorName, saysNoRows, wordsOf } from './siesa-words.ts';

interface Beside {
  readonly rows: number;
  /** The list is counted. */
  readonly paged: boolean;
}

/**
 * Beside a list: the words of an answer that is a failure; `undefined` where it is a success. A message is one beside an empty list that nothing counts, unless it
 * confirms a success; elsewhere only where it is about a failure. Pure.
 *
 * @example
 * failureBeside({ data: [], mensajeError: 'Licencia vencida' }, { rows: 0, paged: true }); // 'Licencia vencida'
 */
export const failureBeside = (body: unknown, { rows, paged }: Beside): string | undefined => {
  if (!isRecord(body)) return undefined;
  const layers = layersOf(body);
  const words = [...new Set(layers.map(wordsOf).filter((text) => text !== ''))].join(': ');
  const fields = layers.map(fieldsOf);
  if (fields.some((layer) => statesFailure(layer, rows))) return rows === 0 && saysNoRows(words) ? undefined : words;

  const [own = new Map<string, unknown>()] = fields;
  const warnings = textsIn(own, warningNames);
  if (rows > 0) return [...textsIn(own, ['message', 'mensaje', 'msg']), ...warnings].some(saysPart) ? words : undefined;
  const messages = textsIn(own, messageNames);
  const said = textsIn(own, [...own.keys()]).find((text) => isOfAnotherLayer.test(text) || saysTrouble(text));
  if (said !== undefined) return words || said.trim();
  const message = paged ? undefined : [...messages, ...textsIn(own, reasonNames)][0];
  return message === undefined || saysNoRows(message) || wellDone.test(foldText(message))
    ? undefined
    : words || message.trim();
};

/** Whether a sentence reports a failure, or that something is missing; one that nothing matches, or that there are no errors, does not. */
export const saysTrouble = (text: string): boolean =>
  !saysNoRows(text) && (trouble.test(withoutNegation(text)) || saysPart(text));

/** Whether a sentence reports that rows are missing. */
export const saysPart = (text: string): boolean => part.test(withoutNegation(text));

const withoutNegation = (text: string): string =>
  foldText(text).replaceAll(
    /\b(?:sin|no|0|without|not)\s+(?:any\s+|ningun\s+)?(?:errors?|errores|truncad\w*|truncated)\b/g,
    '',
  );

const trouble = new RegExp(
  [
    '\\b(?:error|errores|errors|fall[oa]|fallid[oa]|no se pudo|no fue posible|denegad[oa]|expirad[oa]|vencid[oa]|invalid[oa]?|no disponible|mantenimiento|desactualizad[oa]|sin permisos?|bloquead[oa]|ocupad[oa]|restringid[oa]|cancelad[oa])\\b',
    '\\b(?:failed|failure|could not|unable to|unavailable|not available|denied|expired|unauthorized|forbidden|maintenance|exception|lagging|stale|no permission|blocked|locked|deadlock(?:ed)?|busy|restricted|cancel(?:l?ed)?|quota exceeded|log ?in required)\\b',
  ].join('|'),
);

/** A page for a browser, or the lines of a stack. */
const isOfAnotherLayer = /^\s*<(?:!doctype|html)\b|\n\s+at \S/i;

const part =
  /\b(?:truncad[oa]s?|truncated|parcial(?:es)?|partial|incomplet[oea]s?|timed[- ]?out|time-?out|tiempo de espera|deadline exceeded|row limit|max(?:imum)? rows|limite de (?:filas|registros))\b/;

/** Text that confirms a success. */
const wellDone = /^\s*(?:ok|success(?:ful)?|exito(?:so|sa)?|(?:transaccion|consulta|operacion) exitosa|done|listo)\W*$/;

type Fields = ReadonlyMap<string, unknown>;

const fieldsOf = (record: Readonly<Record<string, unknown>>): Fields =>
  new Map(
    Object.entries(record)
      .slice(0, 100)
      .map(([name, value]) => [foldName(name), value]),
  );

/** The answer and the objects in it that are about the answer. */
const layersOf = (body: Readonly<Record<string, unknown>>): readonly Readonly<Record<string, unknown>>[] => [
  body,
  ...Object.entries(body).flatMap(([name, value]) =>
    layerNames.has(foldName(name)) && isRecord(value) ? [value] : [],
  ),
];
const layerNames = new Set([
  ...['meta', 'metadata', 'status', 'estado', 'result', 'resultado', 'response', 'respuesta', 'header', 'cabecera'],
  ...['encabezado', 'summary', 'resumen'],
]);

/** Beside rows a number is not taken for a code, because it may count or name anything. */
const statesFailure = (fields: Fields, rows: number): boolean => {
  const some = (names: readonly string[], is: (value: unknown) => boolean): boolean =>
    names.some((name) => is(fields.get(name)));
  if (some(goodFlags, isNo) || some(stateNames, (value) => value === false || isBadWord(value))) return true;
  if (some(partialNames, isSomething) || some(cutFlags, isYes)) return true;
  if ([...fields].some(([name, value]) => isErrorName(name) && isError(name, value))) return true;
  if (rows > 0) return false;
  return (
    some(['codigo'], (value) => isBadCode(value, [0])) ||
    some(codeNames, (value) => isBadCode(value, [0, 1])) ||
    some(['type', 'tipo', 'severity', 'severidad', 'level', 'nivel'], isBadWord) ||
    some(['status', 'estado', 'state'], isUnfinished) ||
    some(['jobid', 'taskid', 'operationid'], isSomething) ||
    some(elsewhereNames, isSomething) ||
    [...fields].some(([name, value]) => unable.test(name) && isYes(value))
  );
};

const goodFlags = [
  ...['success', 'ok', 'exito', 'succeeded', 'issuccess', 'successful', 'exitoso', 'valid', 'isvalid', 'valido'],
  ...[
    'authorized',
    'autorizado',
    'authenticated',
    'autenticado',
    'healthy',
    'ready',
    'listo',
    'available',
    'disponible',
  ],
];
const stateNames = ['status', 'estado', 'result', 'resultado'];
const codeNames = [
  ...['code', 'status', 'statuscode', 'estado', 'resultcode', 'returncode', 'httpstatus', 'httpcode', 'sqlstate'],
  ...['codigorespuesta', 'codigoestado', 'errno'],
];
/** Where to go or when to come back for the answer, and where the server has failed. */
const elsewhereNames = ['redirect', 'redirecturl', 'loginurl', 'retryafter', 'stack', 'stacktrace', 'traceback'];
/** A list that calls itself a part of what was asked for. */
const partialNames = ['partial', 'parcial', 'incomplete', 'incompleto', 'incompleta'];
/** The same as flags: as numbers they are limits. */
const cutFlags = ['timedout', 'timeout', 'limitreached', 'limitexceeded', 'maxrowsexceeded', 'limitealcanzado'];
const unable =
  /maintenance|mantenimiento|throttled|expired|expirad[oa]|vencid[oa]|unavailable|denied|denegad[oa]|stale|locked|bloquead[oa]|loginrequired|processing|procesando|^retry$|^busy$/;

/** `false` and 0 in any spelling. */
const isNo = (value: unknown): boolean =>
  value === false ||
  value === 0 ||
  (typeof value === 'string' && /^(?:false|0|n|f|ko|nok|not?\b.*)$/i.test(value.trim()));

const isYes = (value: unknown): boolean =>
  value === true || (typeof value === 'string' && /^(?:true|si|s\u00ed|yes)$/i.test(value.trim()));

const isSomething = (value: unknown): boolean => {
  if (value === undefined || value === null || isNo(value)) return false;
  if (typeof value === 'string')
    return !/^(?:|-|0+|none|null|ningun[oa]|n\/?a|ok|success|sin error(?:es)?|no errors?)$/i.test(value.trim());
  return typeof value !== 'object' || Object.keys(value).length > 0;
};

/** A code under the name of an error is one unless it is a success. */
const isError = (name: string, value: unknown): boolean =>
  isSomething(value) && !(/(?:code|codigo)/.test(name) && /^\s*\d+\s*$/.test(String(value)) && !isBadCode(value, [0]));

/** A number that is neither one of `good` nor a success of HTTP. */
const isBadCode = (value: unknown, good: readonly number[]): boolean => {
  const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : '';
  if (!/^-?\d{1,9}$/.test(text)) return isBadWord(value);
  return !good.includes(Number(text)) && (Number(text) < 200 || Number(text) > 299);
};

const isBadWord = (value: unknown): boolean =>
  typeof value === 'string' &&
  /^\s*(?:err|error|fail|failed|failure|fallo|fallido|fallida|ko|nok|unauthorized|forbidden|denied|expired|busy|locked|e\d{2,}|invalid\w*|partial|parcial|incomplet[eoa])\b/.test(
    foldText(value),
  );

/** Siesa has taken the question and not answered it yet. */
const isUnfinished = (value: unknown): boolean =>
  typeof value === 'string' &&
  /^\s*(?:pending|pendiente|processing|procesando|queued|encolad[oa]|en (?:cola|proceso|espera)|in[ _-]?progress|running|scheduled|accepted)\b/.test(
    foldText(value),
  );

const textsIn = (fields: Fields, names: readonly string[]): readonly string[] =>
  names.flatMap((name) => {
    const value = fields.get(name);
    const texts: readonly unknown[] = Array.isArray(value) ? value.slice(0, 10) : [value];
    return texts.filter((text) => typeof text === 'string').filter((text) => text.trim() !== '');
  });
const messageNames = ['message', 'mensaje', 'msg', 'detail', 'detalle', 'description', 'descripcion'];
const warningNames = [
  ...['warning', 'warnings', 'advertencia', 'advertencias', 'aviso', 'avisos', 'notice', 'notices'],
  ...['reason', 'razon', 'motivo', 'cause', 'causa'],
];
/** Beside an empty list that nothing counts these explain why it is empty. */
const reasonNames = ['reason', 'razon', 'motivo', 'cause', 'causa'];
