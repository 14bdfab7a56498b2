import { isRecord } from '@siesa-integration/outgoing-http';
import { SiesaContractBroken } from '../../siesa-errors.ts';
import type { SiesaRow } from '../../siesa-client.ts';
import { shapeOf } from '../../reading/shape-of.ts';
import { failureBeside } from '../../reading/failure-beside.ts';
import { toRows } from '../../reading/to-rows.ts';
import type { InventoryAnswer } from './read-inventory-reply.ts';
import { inventoryRowId } from './inventory-row.ts';

/** Reads the answer to one product: its row, or `undefined` when Siesa does not have it (404, 204). Pure. */
export const readInventoryProduct = (
  { status, value, html, damaged, quote }: InventoryAnswer,
  id: string,
): SiesaRow | undefined => {
  if (html)
    throw new SiesaContractBroken(
      `Siesa answered product '${id}' with 404 and HTML: that may be a gateway's page, so it does not prove that the product is gone. Ask Siesa's support.`,
    );
  if (status === 404 || value === undefined) return undefined;
  const failure =
    isRecord(value) && !('f_codigo' in value) ? failureBeside(value, { rows: 1, paged: false }) : undefined;
  if (failure !== undefined)
    throw new SiesaContractBroken(
      `Siesa answered product '${id}' with an error: "${quote(failure)}". That does not prove that the product is gone. Ask Siesa's support.`,
    );
  const read = toRows([unwrap(value)], { damaged: damaged === true });
  if ('problem' in read)
    throw new SiesaContractBroken(
      `Siesa answered product '${id}' with ${shapeOf(value)}; one record was expected. Ask Siesa's support.`,
    );
  const [row] = read.rows;
  if (!row)
    throw new SiesaContractBroken(
      `Siesa answered product '${id}' with a record that holds nothing. Ask Siesa's support.`,
    );
  if (inventoryRowId(row) !== id.trim())
    throw new SiesaContractBroken(
      `Siesa answered product '${id}' with ${shapeOf(row)} of another id. Ask Siesa's support.`,
    );

  return row;
};

/** Some answer `{"data": {…}}` here too, as they do for pages. */
const unwrap = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null || 'f_codigo' in value || !('data' in value)) return value;
  return Array.isArray(value.data) && value.data.length === 1 ? (value.data[0] as unknown) : value.data;
};
