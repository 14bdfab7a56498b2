import type { LiveComparison } from '@siesa-integration/operator/explain';
import { type Language, recordMessage, textIn } from '@siesa-integration/operator/messages';
import { table } from '../../terminal/table.ts';

/** Siesa's row of now beside what was accepted last: one line a field, then what that means. */
export const renderLive = (
  { source_id, product_type, siesa, reason = '', sent_known, fields }: LiveComparison,
  language: Language,
): readonly string[] => {
  const t = textIn(language);
  const differing = fields.filter(({ differs }) => differs).length;
  const known = siesa === 'found' && sent_known;
  return [
    ...(siesa === 'missing' ? [t('live/siesa-missing', { source: source_id })] : []),
    ...(siesa === 'rejected' ? [t('live/siesa-rejected', { reason: recordMessage(reason) })] : []),
    ...(sent_known ? [] : [t('live/sent-unknown')]),
    ...(known ? [differing === 0 ? t('live/equal') : t('live/differ', { count: differing })] : []),
    t('live/unreadable', { product: product_type }),
    ...(fields.length === 0
      ? []
      : table(
          ['', t('live/field'), t('live/siesa'), t('live/sent')],
          fields.map(({ field, siesa: now, sent, differs }) => [differs ? '*' : '', field, shown(now), shown(sent)]),
        )
          .trimEnd()
          .split('\n')),
  ];
};

const longestShown = 60;

const shown = (value: unknown): string => {
  const text = value === undefined ? '-' : JSON.stringify(value);
  return text.length > longestShown ? `${text.slice(0, longestShown - 1)}…` : text;
};
