import { isRecord } from '@siesa-integration/canonical-model';
import { getDotPath, safeParse } from 'valibot';
import type { PayloadField } from './destination-adapter.ts';
import type { DestinationDefinition } from './destination-definition.ts';

/**
 * The fields that a destination's own definition names, for an entry of the registry. Required are those without which its schema refuses a
 * document.
 *
 * @example
 * payloadFields(kongDefinition); // [{ name: 'product_id', required: true }, { name: 'external_reference', required: false }, …]
 */
export const payloadFields = ({
  payload,
  idField,
  standardFields,
}: Pick<DestinationDefinition, 'payload' | 'idField' | 'standardFields'>): readonly PayloadField[] => {
  const required = new Set([
    idField,
    ...(safeParse(payload, {}).issues ?? []).flatMap((issue) => getDotPath(issue) ?? []),
  ]);
  const named = 'entries' in payload && isRecord(payload.entries) ? Object.keys(payload.entries) : [];
  const names = new Set([...named, ...standardFields.map(({ target }) => target), ...required]);
  return [...names].map((name) => ({ name, required: required.has(name) }));
};
