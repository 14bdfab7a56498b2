import { someProducts } from '@siesa-integration/canonical-model/testing';
import type { DestinationPayload } from '../index.ts';

/** Payloads for the destination in memory. @param fields - of each product */
export const payloadsOf = (count: number, fields = {}): DestinationPayload[] =>
  someProducts(count, fields).map(({ id, name, stock_quantity, rfid_tag_id }) => ({
    key: id,
    name,
    stock: stock_quantity ?? 0,
    ...(rfid_tag_id ? { tag: rfid_tag_id } : {}),
  }));
