import { areDays, siesaTimeText } from '../../reading/local-time.ts';
import type { SiesaRow } from '../../siesa-client.ts';

/** `f_codigo` as text. */
export const inventoryRowId = (row: SiesaRow): string | undefined => idText(row['f_codigo']);

/** An id as text, trimmed; leading zeros are significant. */
export const idText = (id: unknown): string | undefined => {
  const text = typeof id === 'number' ? String(id) : typeof id === 'string' ? id.trim() : '';
  return text === '' ? undefined : text;
};

/** `f_fecha_modificacion` in UTC; local times are `timezone`'s. */
export const inventoryRowModified = (row: SiesaRow, timezone: string): string | undefined => {
  const text = row['f_fecha_modificacion'];
  return typeof text === 'string' ? siesaTimeText(text, timezone) : undefined;
};

/** Whether `f_fecha_modificacion` holds days and no times. */
export const haveDayStamps = (rows: readonly SiesaRow[]): boolean =>
  areDays(rows.map((row) => row['f_fecha_modificacion']));
