import { failingWords } from './status-words.ts';

const nouns =
  'products?|records?|items?|rows?|skus?|entr(?:y|ies)|articles?|elements?|productos?|registros?|articulos?|filas?|lineas?|elementos?|referencias?';
const isNoun = new RegExp(String.raw`\b(?:${nouns})\b`);
/** Each of these verbs counts other records: their sum was stored. */
const sharesRecords = /\b(?:creat|insert|updat|upsert|modif|unchanged|added|cread|creo|actualiz|agreg|sin cambio)/;
/** Each of these counts all records that were stored, or that arrived. */
const storesRecords =
  /\b(?:sav|stor|process|import|persist|accept|appli|written|wrote|load|sync|receiv|complet|succe|guard|grab|almacen|proces|acept|aplic|carg|sincroniz|recib|exit|registrad)/;
const leavesOut = /\b(?:skip|omit|ignor|duplic|repe(?:ated|tid)|discard|descart|dropp|missing|pend|not|left)/;
/** A singular noun before a number makes it an id: `product 1204`. */
const isIdAfter = /\b(?:product|record|item|row|sku|producto|registro|articulo|fila|linea|referencia)\s+$/;
/** `in 3 batches`, `for company 1`: the number counts no records. */
const isElsewhereAfter =
  /\b(?:in|for|to|from|at|on|en|para|por|desde|company|compania|customer|client|cliente|tenant|warehouse|bodega|sucursal)\s+$/;
/** `1 batch was processed`. */
const isOtherBefore =
  /^\s*(?:new\s+)?(?:batch|chunk|lote|bloque|request|solicitud|peticion|page|pagina|file|archivo|operation|operacion|transaction|transaccion|call|warning|advertencia|aviso|table|tabla)/;

/** `with 0 errors`, `sin rechazos`, `0 records were skipped`. */
const noFailure =
  /\b(?:(?:with|con)\s+)?(?:0|no|none|zero|cero|sin|without|ningun[oa]?)\s+(?:\w+\s+){0,2}?(?:err\w*|fail\w*|fall\w*|reject\w*|rechaz\w*|skip\w*|omit\w*|ignor\w*|duplic\w*|inval\w*|conflict\w*|excep\w*)/g;
const quoted = /"[^"]*"|(?<!\w)'[^']*'(?!\w)|«[^»]*»|`[^`]*`/g;
const numbered =
  /\b(?:batch|chunk|lote|bloque|page|pagina|part|parte|request|solicitud|peticion|attempt|intento|step|paso|version|code|codigo|status|http|id|job)(?:\s*[#:]\s*|\s+)\d+(?:\s*(?:of|de|\/)\s*\d+)?|#\d+|\bv\d[\d.]*/g;
const measured =
  /\b\d+(?:[.,]\d+)?\s*(?:ms|s|secs?|seconds?|segundos?|mins?|minutes?|minutos?|hours?|horas?|[km]?b)\b/g;
const dated = /\b\d+(?:[-/:]\d+){2,}|\b\d{1,2}:\d{2}\b/g;
const numberWords: Readonly<Record<string, string>> = {
  ...{ zero: '0', one: '1', a: '1', two: '2', three: '3' },
  ...{ cero: '0', un: '1', una: '1', dos: '2', tres: '3' },
};
const wordBeforeNoun = new RegExp(
  String.raw`\b(${Object.keys(numberWords).join('|')})(?=\s+(?:single\s+|solo\s+)?(?:${nouns})\b)`,
  'g',
);
/** A sentence is shorter; a longer text is a document of something else. */
const longestSentence = 2000;

/** Without accents, without what is quoted, and without the numbers that count no records. */
const plainText = (text: string): string =>
  text
    .slice(0, longestSentence)
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(quoted, ' ')
    .replaceAll(dated, ' ')
    .replaceAll(numbered, ' ')
    .replaceAll(measured, ' ')
    .replaceAll(/(?<=\d)[.,](?=\d{3}\b)/g, '')
    .replaceAll(noFailure, ' ')
    .replaceAll(wordBeforeNoun, (word) => numberWords[word] ?? word);

/**
 * Whether a sentence says that a request stored fewer records than were sent. Numbers of other things, such as batches or seconds, count nothing.
 *
 * @param text English or Spanish.
 *
 * @example
 * countsFewer('Se guardó 1 producto', 2); // true
 * countsFewer('1 created, 1 updated', 2); // false
 */
export const countsFewer = (text: string, sent: number): boolean => {
  const figures = plainText(text)
    .split(/[,;()|]|\.(?!\d)|\s[-–/]\s|\b(?:and|y|e)\b/)
    .flatMap(figuresIn);
  if (figures.some(({ kind }) => kind === 'fewer')) return true;
  const counts = (kind: Figure['kind']): readonly number[] =>
    figures.filter((figure) => figure.kind === kind).map(({ count }) => count);
  const stored = counts('stored');
  if (stored.length > 0) return Math.min(...stored) < sent;
  const shares = counts('share');
  return shares.length > 0 && shares.reduce((sum, share) => sum + share, 0) < sent;
};

/** Whether a sentence holds a word such as `failed`, other than in `no errors` or in quotation marks. */
export const tellsFailure = (text: string): boolean => failingWords.test(plainText(text));

interface Figure {
  /** `fewer`: a part of a whole, or records that were not stored. */
  readonly kind: 'stored' | 'share' | 'fewer';
  readonly count: number;
}

const figuresIn = (clause: string): readonly Figure[] => {
  const isAbout = isNoun.test(clause) || storesRecords.test(clause) || sharesRecords.test(clause);
  return [
    ...[...clause.matchAll(/(?<![\d/])(\d+)\s*(?:out of|of|de|\/)\s*(?:the |las |los )?(\d+)(?![\d/])/g)]
      .filter(([, some, all]) => Number(some) < Number(all))
      .map(([, some]): Figure => ({ kind: 'fewer', count: Number(some) })),
    ...[...clause.matchAll(/(\d+(?:[.,]\d+)?)\s*%/g)]
      .filter(([, share]) => isAbout && Number.parseFloat(share ?? '') < 100 && !isBad(clause))
      .map((): Figure => ({ kind: 'fewer', count: 0 })),
    ...[...clause.matchAll(/(?<![\w.,#-])\d+(?![\w%-]|[.,]\d|\s*%)/g)].flatMap((number) => figureAt(clause, number)),
  ];
};

const figureAt = (clause: string, { 0: digits, index }: RegExpExecArray): readonly Figure[] => {
  const [before, after] = [clause.slice(0, index), clause.slice(index + digits.length)];
  if (
    /^\s*(?:of|out of|de|\/)\s*\d/.test(after) ||
    isIdAfter.test(before) ||
    isElsewhereAfter.test(before) ||
    isOtherBefore.test(after)
  )
    return [];
  const count = Number(digits);
  if (isBad(clause)) return count > 0 ? [{ kind: 'fewer', count }] : [];
  if (sharesRecords.test(clause)) return [{ kind: 'share', count }];
  return isNoun.test(clause) || storesRecords.test(clause) ? [{ kind: 'stored', count }] : [];
};

const isBad = (clause: string): boolean => failingWords.test(clause) || leavesOut.test(clause);
