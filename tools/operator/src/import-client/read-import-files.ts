import { isRecord } from '@siesa-integration/canonical-model';
import { fromDynamoDbJson } from '@siesa-integration/sync-pipeline/stored';
import { message } from '../messages/message.ts';
import { OperatorMistake } from '../operator-mistake.ts';
import { readJsonText } from '../read-json-file.ts';
import { TakenApart } from './taken-apart.ts';

/** One document of a client, as another program keeps it. */
export interface ImportFile {
  readonly file: string;
  readonly content: TakenApart;
}

/** A client's documents by what they are. */
export interface ImportFiles {
  readonly settings: ImportFile & { readonly shape: 'staging' | 'table' };
  readonly siesaSecret?: ImportFile;
  readonly productSecret?: ImportFile;
  /** The text of the mapping document. */
  readonly mapping?: { readonly file: string; readonly text: string };
}

type Kind = 'staging' | 'table' | 'siesaSecret' | 'productSecret' | 'mapping';

/**
 * Reads documents and finds out by their content what each of them is.
 *
 * @throws {@link OperatorMistake} when one cannot be imported, or two are the same kind. Never quotes a value, which may be a secret.
 */
export const readImportFiles = async (files: readonly string[]): Promise<ImportFiles> => {
  const found = new Map<Kind, { readonly file: string; readonly text: string; readonly document: Document }>();
  for (const file of files) {
    const text = await readJsonText(file);
    const document = unwrapped(JSON.parse(text));
    const kind = kindOf(document, file);
    const other = [...found].find(([known]) => group(known) === group(kind))?.[1];
    if (other !== undefined)
      throw new OperatorMistake(
        message('mistake/two-of-a-kind', { other: other.file, file, kind: message(`mistake/kind-${group(kind)}`) }),
      );
    found.set(kind, { file, text, document: document as Document }); // one of these kinds, so an object
  }
  const shape = found.has('table') ? 'table' : 'staging';
  const settings = found.get(shape);
  if (settings === undefined) throw new OperatorMistake(message('mistake/no-settings'));
  const fileOf = (kind: 'siesaSecret' | 'productSecret'): Partial<Record<typeof kind, ImportFile>> => {
    const secret = found.get(kind);
    return secret ? { [kind]: { file: secret.file, content: new TakenApart(secret.document) } } : {};
  };
  const mapping = found.get('mapping');
  return {
    settings: { file: settings.file, content: new TakenApart(settings.document), shape },
    ...fileOf('siesaSecret'),
    ...fileOf('productSecret'),
    ...(mapping && { mapping: { file: mapping.file, text: mapping.text } }),
  };
};

type Document = Readonly<Record<string, unknown>>;

const group = (kind: Kind): 'settings' | Exclude<Kind, 'staging' | 'table'> =>
  kind === 'staging' || kind === 'table' ? 'settings' : kind;

/** Without what the AWS command line puts around an item or a secret. */
const unwrapped = (document: unknown): unknown => {
  if (!isRecord(document)) return document;
  if (isRecord(document['Item'])) return fromDynamoDbJson(document['Item']);
  if (typeof document['SecretString'] !== 'string') return fromDynamoDbJson(document);
  try {
    return JSON.parse(document['SecretString']);
  } catch {
    return undefined;
  }
};

const kindOf = (document: unknown, file: string): Kind => {
  if (isRecord(document)) {
    if (document['configType'] === 'PRODUCT_CONFIG') return 'table';
    if (isRecord(document['siesaConfig'])) return 'staging';
    if (isRecord(document['mappings'])) return 'mapping';
    if ('productType' in document && 'baseUrl' in document) return 'productSecret';
    if ('conniKey' in document || 'conniToken' in document) return 'siesaSecret';
    if ('product_api_url' in document) throw new OperatorMistake(message('mistake/own-settings', { file }));
  }
  throw new OperatorMistake(message('mistake/not-importable', { file }));
};
