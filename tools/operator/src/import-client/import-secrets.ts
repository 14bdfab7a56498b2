import { isRecord } from '@siesa-integration/canonical-model';
import { message, type Message } from '../messages/message.ts';
import { OperatorMistake } from '../operator-mistake.ts';
import { productOf, references } from './import-settings.ts';
import { omitUndefined } from '../omit-undefined.ts';
import type { ImportFiles } from './read-import-files.ts';

/** A secret in this service's form, and the settings that follow from it. */
export interface ImportedSecret {
  readonly secret?: Readonly<Record<string, unknown>>;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly toDo: readonly Message[];
}

/** The names of the secrets that the settings point to. They are no settings here, because a client's secrets are named by its id. */
const secretPaths = { siesa: ['siesaConfig'], product: ['kongConfig', 'wmsConfig', 'productConfig'] } as const;

const secretNamed = ({ settings: { content } }: ImportFiles, end: keyof typeof secretPaths): string | undefined =>
  secretPaths[end].map((path) => content.text(`${path}.credentialsSecretArn`)).find((name) => name !== undefined);

export const importSiesaSecret = (
  files: ImportFiles,
  { siesa_company, siesa_api_url }: Readonly<Record<string, unknown>>,
): ImportedSecret => {
  const named = secretNamed(files, 'siesa');
  const content = files.siesaSecret?.content;
  const keys = { conni_key: content?.text('conniKey'), conni_token: content?.text('conniToken') };
  const isConnekta = content !== undefined || siesa_company !== undefined;
  const toDo = [
    ...(content ? missingKeys(keys, 'import/key-siesa') : [secretToDo('import/secret-siesa', named)]),
    ...(isConnekta && siesa_company === undefined ? [message('import/siesa_company')] : []),
    ...(isConnekta ? [message('import/siesa_erp_company')] : []),
  ];
  return {
    settings: isConnekta ? { siesa_dialect: 'connekta' } : {},
    toDo,
    ...(content && { secret: omitUndefined({ api_url: content.text('baseUrl') ?? siesa_api_url, ...keys }) }),
  };
};

/** Dialects of the products that log in. The contract dialect, with a key, is the default and has no name in the settings. */
const loginDialects = { kong: 'kong-core', wms: 'wms-proxy' } as const;

export const importProductSecret = (
  files: ImportFiles,
  product: keyof typeof loginDialects,
  { product_api_url, product_settings }: Readonly<Record<string, unknown>>,
): ImportedSecret => {
  const named = secretNamed(files, 'product');
  if (!files.productSecret)
    return {
      settings: product_settings === undefined ? {} : { product_dialect: loginDialects[product] },
      toDo: [
        secretToDo('import/secret-product', named),
        ...(product_settings === undefined ? [] : missingReferences(product, product_settings)),
      ],
    };
  const { file, content } = files.productSecret;
  if (productOf(content.text('productType'), file) !== product)
    throw new OperatorMistake(message('mistake/secret-of-another', { file, product }));
  const common = {
    product_type: product,
    api_url: content.text('baseUrl') ?? product_api_url,
    tenant_id: content.text('tenantId'),
  };
  const login = { username: content.text('username'), password: content.text('password') };
  if (login.username !== undefined && login.password !== undefined)
    return {
      settings: { product_dialect: loginDialects[product] },
      toDo: missingReferences(product, product_settings),
      secret: omitUndefined({ ...common, ...login }),
    };
  const rfid = product === 'kong' ? content.boolean('additionalConfig.rfidEnabled') : undefined;
  const services = product === 'wms' ? content.take('serviceEndpoints') : undefined;
  const key = { api_key: content.text('apiKey') };
  return {
    settings: {},
    toDo: missingKeys(key, 'import/key-product'),
    secret: omitUndefined({
      ...common,
      ...key,
      additional_config: rfid === undefined ? undefined : { rfid_enabled: rfid },
      service_endpoints: isRecord(services) ? services : undefined,
    }),
  };
};

const missingReferences = (product: keyof typeof loginDialects, settings: unknown): readonly Message[] => {
  const missing = product === 'kong' ? references.filter((name) => !isRecord(settings) || !(name in settings)) : [];
  return missing.length === 0 ? [] : [message('import/references', { names: missing })];
};

const missingKeys = (
  keys: Readonly<Record<string, string | undefined>>,
  code: 'import/key-siesa' | 'import/key-product',
): readonly Message[] =>
  Object.entries(keys).flatMap(([key, value]) => (value === undefined ? [message(code, { key })] : []));

const secretToDo = (code: 'import/secret-siesa' | 'import/secret-product', name: string | undefined): Message =>
  message(code, { named: name === undefined ? '' : message('import/named-there', { name }) });
