import type { SampleFailure, SampleReport } from '@siesa-integration/field-mapping';
import { foundIn, type Language, recordMessage, textIn } from '@siesa-integration/operator/messages';
import { table } from '../../terminal/table.ts';

/** The result of mapping a sample, as text. */
export const renderSample = (
  { records: rows, accepted: mapped, refused, fields, failures, examples }: SampleReport,
  language: Language,
): string => {
  const t = textIn(language);
  const failureTitles = [
    t('mapping/rows'),
    t('mapping/field'),
    t('mapping/fails-with'),
    t('mapping/record'),
    t('mapping/such-as'),
  ];
  const [before, after] = [t('mapping/before'), t('mapping/after')];
  const width = Math.max(before.length, after.length) + 1;
  return [
    `${t('mapping/sample', { rows, mapped, refused })}\n\n`,
    table(
      [t('mapping/field'), t('mapping/filled')],
      fields.map(({ field, product, rate }) => [
        product === undefined || product === field ? field : `${field} (${product})`,
        `${String(Math.round(100 * rate))} %`,
      ]),
      language,
    ),
    ...(failures.length === 0
      ? []
      : [
          '\n',
          table(
            failureTitles,
            failures.map((failure) => failureRow(failure, language)),
            language,
          ),
        ]),
    ...examples.flatMap((example) => [
      `\n${before.padEnd(width)}`,
      JSON.stringify(example.before),
      `\n${after.padEnd(width)}`,
      JSON.stringify(example.after.ok ? example.after.value : example.after.issues),
      '\n',
    ]),
  ].join('');
};

const failureRow = ({ count: rows, path, code, expected, stops, received }: SampleFailure, language: Language) => {
  const t = textIn(language);
  return [
    rows,
    path,
    expected === undefined ? code : t('mapping/expected', { code, expected: recordMessage(expected) }),
    stops ? t('mapping/is-refused') : t('mapping/goes-without'),
    received.map((value) => foundIn(value, language)).join(', '),
  ];
};
