import bankStatement from './documents/bank-statement.json' with { type: 'json' };
import products from './documents/products.json' with { type: 'json' };
import supplierOrders from './documents/supplier-orders.json' with { type: 'json' };
import { parseRules } from './parse-rules.ts';
import type { RuleDocument } from './rule-document-schema.ts';

const documents = { 'bank-statement': bankStatement, products, 'supplier-orders': supplierOrders };

/** The documents that this package brings. Copy one, and change the copy. */
export type RuleDocumentName = keyof typeof documents;

export const ruleDocumentNames = Object.keys(documents) as readonly RuleDocumentName[];

/**
 * Reads one of the documents that this package brings.
 *
 * @example
 * bundledRules('supplier-orders').match.tolerance; // { cents: 1, days: 1 }
 */
export const bundledRules = (name: RuleDocumentName): RuleDocument => parseRules(JSON.stringify(documents[name]), name);
