import type { FieldDiff } from '@siesa-integration/operator/diff';
import { type Language, textIn } from '@siesa-integration/operator/messages';
import { table } from '../../terminal/table.ts';

/** How often each field changes, and some products with what they had and what they get. */
export const renderFieldDiff = ({ changed, fields, samples }: FieldDiff, language: Language): string => {
  const t = textIn(language);
  if (fields.length === 0) return `${t('diff/none')}\n`;
  const shown = (value: unknown): string => (value === undefined ? t('diff/absent') : cut(JSON.stringify(value)));
  const products = samples.map(
    ({ product_id, changes }) =>
      `\n${product_id}\n${changes.map(({ field, old, new: now }) => `  ${field}: ${shown(old)} → ${shown(now)}\n`).join('')}`,
  );
  const more = changed - samples.length;
  return [
    table(
      [t('diff/field'), t('diff/products')],
      fields.map(({ field, count }) => [field, count]),
      language,
    ),
    ...products,
    ...(more > 0 ? [`\n${t('diff/more', { count: more })}\n`] : []),
  ].join('');
};

const longestShown = 100;

const cut = (text: string): string => (text.length > longestShown ? `${text.slice(0, longestShown - 1)}…` : text);
