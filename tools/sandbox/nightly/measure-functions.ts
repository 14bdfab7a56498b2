import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { readFolder } from '@siesa-integration/local-runtime/stores';
import { type PartReport, partKeys } from '@siesa-integration/sync-pipeline';
import { inventoryRow } from '../src/catalogue/inventory-catalogue.ts';
import { connectClients, type Clients } from '../src/emulated-host/connect-clients.ts';
import { endpointVariables } from '../src/emulated-host/endpoints.ts';
import { resourcesOf } from '../src/emulated-host/resources-of.ts';
import { startStandIns } from '../src/emulated-host/start-stand-ins.ts';
import { prepareFolder } from '../src/folder/prepare-folder.ts';
import { startSimulators } from '../src/simulators/start-simulators.ts';
import { readDeployment } from '../src/template/read-template.ts';
import { writeExampleFolder } from '../src/write-example-folder.ts';
import type { Taken } from './function-in-process.ts';
import { startLargeLedger, startLargeObjects } from './large-stand-ins.ts';
import { startFunction, type FunctionProcess } from './start-function.ts';

/** What the extractor and the summarizer of one sync took, each in a process of its own. */
export interface MeasuredFunctions {
  readonly slices: number;
  /** `summary` of the summarizer's answer. */
  readonly summary: unknown;
  readonly extractor: Taken;
  readonly summarizer: Taken;
}

export interface MeasureOptions {
  readonly products: number;
  readonly pageSize: number;
  /** Of each function. */
  readonly memoryMb: number;
}

/** A slice ends after the 100 calls of a minute, because the next call would have to wait for longer than the function has. */
const invocationSeconds = 100;

/**
 * Lets the built extractor read a whole catalogue and the built summarizer end the run, each in a process of its own; Siesa, S3 and DynamoDB are in this one.
 * Nothing is loaded: the parts' reports are written here, with each product accepted.
 */
export const measureFunctions = async ({
  products,
  pageSize,
  memoryMb,
}: MeasureOptions): Promise<MeasuredFunctions> => {
  const simulators = await startSimulators({ size: 1 });
  simulators.siesa.switches.failWhen = ({ url }) => {
    const page = Number(url.searchParams.get('page'));
    const length = Math.max(0, Math.min(pageSize, products - (page - 1) * pageSize));
    const data = Array.from({ length }, (_, at) => inventoryRow((page - 1) * pageSize + at));
    const pagination = { page, limit: pageSize, total: products, total_pages: Math.ceil(products / pageSize) };
    return { kind: 'answer', status: 200, body: JSON.stringify({ data, pagination }) };
  };
  const dir = await mkdtemp(join(tmpdir(), 'functions-'));
  await writeExampleFolder({
    dir,
    addresses: { siesa: simulators.siesa.url, kong: simulators.kong.url, wms: simulators.wms.url },
  });
  const settings = join(dir, 'clients/cliente-a.json');
  const client = JSON.parse(await readFile(settings, 'utf8')) as object;
  await writeFile(settings, JSON.stringify({ ...client, siesa_page_size: pageSize }));

  const deployment = await readDeployment();
  const resources = resourcesOf(deployment);
  const standIns = await startStandIns(deployment, { folder: dir, state: join(dir, 'state') });
  const ledger = await startLargeLedger(standIns.endpoints.dynamodb, {
    tableName: resources.ledgerTable,
    entries: products,
    entry: ledgerEntry,
  });
  const objects = await startLargeObjects(standIns.endpoints.s3);
  const clients = connectClients(standIns.endpoints, 'local-host');
  const environment = endpointVariables({ ...standIns.endpoints, dynamodb: ledger.url.origin, s3: objects.url.origin });
  const started = (name: string): FunctionProcess => {
    const one = deployment.functions.find((known) => known.name.includes(`-${name}-`));
    if (!one) throw new Error(`The template has no ${name}.`);
    return startFunction(one, { memoryMb, seconds: invocationSeconds, environment });
  };
  const [extractor, summarizer] = [started('extractor'), started('summarizer')];
  try {
    await prepareFolder({ clients, resources }, await readFolder(dir));
    let message: unknown = {
      request: { client_id: 'cliente-a', sync_type: 'initial' },
      owner: 'arn:aws:states:us-east-1:000000000000:execution:siesa-integration-workflow-dev:million',
      started_at: new Date().toISOString(),
    };
    let reported = 0;
    for (let slices = 1; ; slices += 1) {
      const { answer, taken } = await extractor.invoke(message);
      const { client_id, sync_id, has_more, parts } = answer as ExtractAnswer;
      for (const part of parts) {
        await putReport({ clients, bucket: resources.dataBucket }, client_id, sync_id, part, reported);
        reported += part.count;
      }
      message = answer;
      await clients.documents.send(
        new UpdateCommand({
          TableName: resources.syncStateTable,
          Key: { tenantId: client_id, syncId: '#state' },
          UpdateExpression: 'REMOVE budget',
        }),
      );
      if (has_more) continue;
      const end = await summarizer.invoke(message);
      return {
        slices,
        summary: (end.answer as { readonly summary: unknown }).summary,
        extractor: taken,
        summarizer: end.taken,
      };
    }
  } finally {
    extractor.stop();
    summarizer.stop();
    clients.close();
    await ledger.close();
    await objects.close();
    await standIns.close();
    await simulators.close();
    await rm(dir, { recursive: true });
  }
};

interface ExtractAnswer {
  readonly client_id: string;
  readonly sync_id: string;
  readonly has_more: boolean;
  readonly parts: readonly { readonly key: string; readonly count: number }[];
}

const putReport = async (
  { clients, bucket }: { readonly clients: Clients; readonly bucket: string },
  clientId: string,
  syncId: string,
  { key, count }: ExtractAnswer['parts'][number],
  first: number,
): Promise<void> => {
  const now = new Date().toISOString();
  const report: PartReport = {
    counts: { extracted: count, retried: 0, duplicates: 0, rejected: 0, unchanged: 0, accepted: count, refused: 0 },
    failures: [],
    warnings: [],
    accepted: Array.from({ length: count }, (_, at) => inventoryRow(first + at).f_codigo),
    parked: 0,
    follow_ups: { done: 0, failed: 0 },
    transformation_timestamp: now,
    load_timestamp: now,
  };
  await clients.s3.send(
    new PutObjectCommand({
      Bucket: bucket,
      Key: partKeys(clientId, syncId, key)?.report,
      Body: JSON.stringify(report),
    }),
  );
};

const ledgerEntry = (index: number): Readonly<Record<string, unknown>> => {
  const code = { S: inventoryRow(index).f_codigo };
  return {
    client_id: { S: 'cliente-a' },
    product_id: code,
    source_id: code,
    source_modified: { S: '2025-01-15T09:30:00.000Z' },
    last_seen_sync: { S: 'sync-20250115-100000-7f3a' },
    accepted: {
      M: {
        fingerprint: { S: '0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef' },
        sync_id: { S: 'sync-20250115-100000-7f3a' },
        at: { S: '2025-01-15T10:00:00.000Z' },
      },
    },
  };
};
