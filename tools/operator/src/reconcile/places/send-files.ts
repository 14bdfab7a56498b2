import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { S3Client } from '@aws-sdk/client-s3';
import { createIngressBucket, sendFile } from '@siesa-integration/aws-runtime/reconciliation';
import { ruleDocumentNames } from '@siesa-integration/reconciliation';
import type { ReconciliationRequest } from '@siesa-integration/reconciliation-stages';
import { ingressKeys, type ReconciliationNames } from '@siesa-integration/workflow-contract';
import { dayOf } from '../run-reconciliation.ts';
import { readRules, sourceFile } from '../source-file.ts';

/** What is reconciled in an environment: paths of this machine, or `s3://` addresses in its ingress bucket. */
export interface FilesToSend {
  readonly file: string;
  readonly against: string;
  /** Also the name of a bundled document. */
  readonly rules: string;
  readonly day?: string | undefined;
}

/**
 * Puts into the ingress bucket what is not there yet. What is sent so starts nothing by itself, and what a feed has stays as it is.
 *
 * @returns the request of an execution
 * @throws OperatorMistake when a file is missing or the rules cannot be used; nothing was sent then
 */
export const sendFiles = async (
  s3: S3Client,
  { ingressBucket: bucket }: Pick<ReconciliationNames, 'ingressBucket'>,
  { file, against, rules, day }: FilesToSend,
): Promise<ReconciliationRequest> => {
  const keyIn = (text: string): string | undefined => {
    const prefix = `s3://${bucket}/`;
    return text.startsWith(prefix) ? text.slice(prefix.length) : undefined;
  };
  const assertThere = async (text: string): Promise<void> => {
    if (keyIn(text) === undefined) await sourceFile(text);
  };
  const rulesThere = keyIn(rules);
  const [document] = await Promise.all([
    rulesThere === undefined ? readRules(rules) : createIngressBucket({ s3, bucket }).readRules(rulesThere),
    assertThere(file),
    assertThere(against),
  ]);
  const business = dayOf(day);
  const sent = async (side: 'file' | 'base', path: string): Promise<string> =>
    keyIn(path) ??
    sendFile({ s3, bucket }, { key: ingressKeys.sent(document.name, side, objectName(path)), file: path });
  const sentRules = async (): Promise<string> => {
    if (ruleDocumentNames.some((name) => name === rules)) return rules;
    return rulesThere ?? sendFile({ s3, bucket }, { key: await keyOfRules(document.name, rules), file: rules });
  };
  return {
    object_key: await sent('file', file),
    base_key: await sent('base', against),
    rules_key: await sentRules(),
    ...business,
  };
};

/** Characters that neither an address nor a shell changes. */
const objectName = (path: string): string => basename(path).replaceAll(/[^\w.-]/g, '-');

const keyOfRules = async (name: string, path: string): Promise<string> =>
  ingressKeys.sentRules(
    name,
    createHash('sha256')
      .update(await readFile(path))
      .digest('hex'),
  );
