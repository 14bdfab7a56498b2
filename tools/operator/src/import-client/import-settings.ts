import { clientIdProblem, scheduleProblem } from '@siesa-integration/workflow-contract';
import { message, explained, type Message } from '../messages/message.ts';
import { OperatorMistake } from '../operator-mistake.ts';
import { omitUndefined } from '../omit-undefined.ts';
import type { ImportFiles } from './read-import-files.ts';

/** A client's settings as far as its documents hold them. */
export interface ImportedSettings {
  readonly clientId: string;
  readonly product: 'kong' | 'wms';
  readonly settings: Readonly<Record<string, unknown>>;
  /** What a sync needs beside them. */
  readonly toDo: readonly Message[];
}

/** @throws {@link OperatorMistake} when the product or the id cannot be known. */
export const importSettings = (
  { settings: { content, shape, file } }: ImportFiles,
  wantedId: string | undefined,
): ImportedSettings => {
  const isTable = shape === 'table';
  const ofTable = (path: string): string | undefined => (isTable ? content.text(path) : undefined);
  if (isTable) content.take('configType');
  const clientId = idOf(content.text(isTable ? 'tenantId' : 'client_id'), wantedId, file);
  const product = productOf(isTable ? content.text('productType') : stagedProduct(content), file);
  const end = isTable ? 'productConfig' : `${product}Config`;
  const account = ofTable('clientAccount');
  const isAccount = account !== undefined && /^[0-9]{12}$/.test(account);
  const schedule = ofTable('syncConfig.schedule');
  const scheduleWrong = schedule === undefined ? undefined : scheduleProblem(schedule);
  const enabled = content.boolean('enabled');
  const settings = {
    client_id: clientId,
    client_name: isAccount ? undefined : account,
    enabled: enabled ?? false,
    product_type: product,
    siesa_api_url: content.text('siesaConfig.baseUrl'),
    siesa_company: content.number('siesaConfig.idCompania'),
    ...queryOf(content.text('siesaConfig.consultaAPI')),
    product_api_url: content.text(`${end}.baseUrl`),
    product_settings: product === 'kong' ? referencesOf(content, end) : undefined,
    field_mappings_key: keyOf(ofTable('fieldMappingsKey')) ?? `field-mappings-${clientId}.json`,
    sync_schedule: scheduleWrong === undefined ? schedule : undefined,
    aws_account_id: isAccount ? account : undefined,
  };
  const toDo = [
    ...(enabled === undefined ? [message('import/enabled')] : []),
    ...(settings.siesa_api_url === undefined ? [message('import/siesa_api_url')] : []),
    ...(settings.product_api_url === undefined ? [message('import/product_api_url')] : []),
    ...(schedule === undefined ? [message('import/no-schedule')] : []),
    ...(schedule === undefined || scheduleWrong === undefined
      ? []
      : [message('import/schedule', { schedule, problem: explained(scheduleWrong, 'new/schedule-problem') })]),
  ];
  return { clientId, product, settings: omitUndefined(settings), toDo };
};

const idOf = (found: string | undefined, wanted: string | undefined, file: string): string => {
  const id =
    wanted ??
    (found ?? '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '');
  const problem = clientIdProblem(id);
  if (problem === undefined) return id;
  throw new OperatorMistake(message('mistake/no-id', { file, problem }));
};

const stagedProduct = (content: ImportFiles['settings']['content']): string | undefined =>
  ['kong', 'wms'].find((name) => content.text(`${name}Config.baseUrl`) !== undefined);

/** @throws {@link OperatorMistake} when there is no such product here */
export const productOf = (name: string | undefined, file: string): 'kong' | 'wms' => {
  if (/^kong(?![a-z])/i.test(name ?? '')) return 'kong';
  if (/^wms(?![a-z])/i.test(name ?? '')) return 'wms';
  throw new OperatorMistake(message('mistake/no-product', { file }));
};

/** Siesa's own queries begin with `API_`; others are registered ones, which are dynamic. */
const queryOf = (query: string | undefined): Readonly<Record<string, unknown>> =>
  query === undefined
    ? {}
    : { siesa_query: query, ...(query.startsWith('API_') ? {} : { siesa_query_kind: 'dynamic' }) };

/** What a SKU of Kong Core belongs to. */
export const references = ['customer_id', 'type_id', 'group_id'] as const;

const referencesOf = (
  content: ImportFiles['settings']['content'],
  end: string,
): Readonly<Record<string, number>> | undefined => {
  const found = references.flatMap((name) => {
    const value = content.number(`${end}.${name}`);
    return value === undefined ? [] : [[name, value] as const];
  });
  return found.length === 0 ? undefined : Object.fromEntries(found);
};

/** The last part of a key, because a folder has all mapping documents side by side. */
const keyOf = (text: string | undefined): string | undefined => {
  const name = text?.split('/').at(-1);
  return name !== undefined && /^\w[\w.-]*$/.test(name) ? name : undefined;
};
