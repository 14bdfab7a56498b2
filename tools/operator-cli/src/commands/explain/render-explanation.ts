import type { FieldExplanation } from '@siesa-integration/field-mapping';
import type { ExplainedReading, ProductExplanation } from '@siesa-integration/operator/explain';
import { type Language, recordMessage, stepIn, textIn } from '@siesa-integration/operator/messages';
import { renderLive } from './render-live.ts';

type Words = ReturnType<typeof textIn>;

/** What happened to a product as text: verdict, what Siesa has now, readings, raw row, each mapping step, payload. */
export const renderExplanation = (explanation: ProductExplanation, language: Language): string => {
  const { client_id, product_id, source_id, sync_id = '', raw, steps, payload, readings, verdict, live } = explanation;
  const t = textIn(language);
  return [
    `${t('explain/of', { product: product_id, client: client_id })}${source_id === undefined ? '' : ` (Siesa: ${source_id})`}\n`,
    ...section(t('explain/verdict'), verdict),
    ...(live ? section(t('live/title'), renderLive(live, language)) : []),
    ...(readings.length > 0 ? section(t('explain/readings'), readings.flatMap(readingLines)) : []),
    ...(raw
      ? section(
          t('explain/raw', { sync: sync_id }),
          Object.entries(raw).map(([field, value]) => `${field}: ${JSON.stringify(value)}`),
        )
      : []),
    ...(steps.length > 0
      ? section(
          t('explain/mapping'),
          steps.map((step) => stepLine(step, language)),
        )
      : []),
    ...(payload === undefined ? [] : section(t('explain/payload'), [JSON.stringify(payload)])),
  ].join('');
};

const section = (title: string, lines: readonly string[]): readonly string[] => [
  `\n${title}\n`,
  ...lines.map((line) => `  ${line}\n`),
];

/** `2025-01-15 10:00  sync-20250115-100000-7f3a  read, sent, accepted` */
const readingLines = ({ at, sync_id, words: [first = '', ...others] }: ExplainedReading): readonly string[] => {
  const about = `${at.slice(0, 16).replace('T', ' ')}  ${sync_id}  `;
  return [`${about}${first}`, ...others.map((line) => `${' '.repeat(about.length)}${line}`)];
};

/** `ean → barcode: f_ean "7702001041725" → validation → "7702001041725"` */
const stepLine = (
  { field, product, source, received, steps, value, issue }: FieldExplanation,
  language: Language,
): string => {
  const t = textIn(language);
  const from = source === undefined ? t('explain/nothing') : `${source} ${JSON.stringify(received)}`;
  const way = steps.map(({ step, value: after, issue: problem }) => {
    const name = stepIn(step, language);
    if (problem) return `${name} (${problem.code})`;
    return after === undefined ? name : `${name} ${JSON.stringify(after)}`;
  });
  const end = issue ? stopped(issue, t) : value === undefined ? t('explain/absent') : JSON.stringify(value);
  return `${field}${product === undefined || product === field ? '' : ` (${product})`}: ${[from, ...way, end].join(' → ')}`;
};

const stopped = ({ code, expected }: NonNullable<FieldExplanation['issue']>, t: Words): string =>
  expected === undefined
    ? t('explain/stopped', { code })
    : t('explain/stopped-expected', { code, expected: recordMessage(expected) });
