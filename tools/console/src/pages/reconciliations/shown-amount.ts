import { centsText } from '@siesa-integration/reconciliation';
import type { View } from '../../view/view.ts';

/** Cents as an amount, exactly, as the reader's language writes it. */
export const shownAmount = ({ locale }: Pick<View, 'locale'>, cents: number | string | bigint): string =>
  new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(
    centsText(BigInt(cents)) as Intl.StringNumericLiteral,
  );
