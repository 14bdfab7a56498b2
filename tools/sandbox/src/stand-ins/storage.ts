import { buildApp } from 'fauxqs';
import { allowOnly } from './allow-only.ts';
import type { DiskWatch } from './disk-watch.ts';
import { s3Call, type CallRecorder } from './call-recorder.ts';
import { mirrorObjects } from './object-mirror.ts';
import { globalArn } from '../template/local-account.ts';
import type { StandIn } from './stand-in.ts';

export interface StorageOptions {
  /** Folder where the objects survive a restart. */
  readonly objects: string;
  readonly buckets: readonly string[];
  /** Only callers that send it are answered. */
  readonly token: string;
  /** Refuses writes while the disk is full. */
  readonly disk?: DiskWatch;
  readonly recorder?: CallRecorder;
}

type App = ReturnType<typeof buildApp>;

/** S3, SNS and SQS by fauxqs, in memory on loopback; objects are mirrored to files and read back at the start. */
export const startStorage = async ({ objects, buckets, token, disk, recorder }: StorageOptions): Promise<StandIn> => {
  const app = buildApp({ logger: false });
  const mirror = mirrorObjects(objects);
  const known = new Set<string>();
  const restoring = { now: true };
  if (recorder) recordCalls(app, recorder);
  keepConditions(app, known);
  // Before the handler, because fauxqs answers from async handlers that return nothing, and Fastify would answer twice if a hook on the answer waited.
  app.addHook('preHandler', async (request, reply) => {
    const object = objectOf(request.url);
    if (restoring.now || !object || reply.sent) return;
    if (request.method === 'DELETE') await mirror.remove(object.bucket, object.key);
    if (request.method === 'PUT')
      await mirror.write(
        object.bucket,
        object.key,
        unframed(request.body as Buffer | undefined, request.headers['content-encoding']),
      );
  });

  await app.ready();
  allowOnly(app.server, { token, ...(disk && { disk }) });
  for (const bucket of buckets) await app.inject({ method: 'PUT', url: `/${bucket}` });
  for await (const { bucket, key, body } of mirror.load())
    await app.inject({ method: 'PUT', url: pathOf(bucket, key), payload: Buffer.from(body), headers: binary });
  restoring.now = false;

  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  return { url: new URL(url), close: () => app.close() };
};

interface StoredObject {
  readonly bucket: string;
  readonly key: string;
  readonly path: string;
}

const binary = { 'content-type': 'application/octet-stream' };

const pathOf = (bucket: string, key: string): string =>
  `/${bucket}/${key.split('/').map(encodeURIComponent).join('/')}`;

const objectOf = (address: string): StoredObject | undefined => {
  const path = new URL(address, 'http://s3').pathname;
  const [, bucket, key] = /^\/([^/]+)\/(.+)$/.exec(path) ?? [];
  return bucket === undefined || key === undefined || bucket.startsWith('_')
    ? undefined
    : { bucket, key: decodeURIComponent(key), path };
};

/** Removes the frames in which the SDK sends a stream (`aws-chunked`: size in hex, data, and so on until a size of 0). */
const unframed = (body: Buffer = Buffer.alloc(0), encoding = ''): Buffer => {
  if (!encoding.includes('aws-chunked')) return body;

  const parts: Buffer[] = [];
  for (let from = 0; from < body.length; ) {
    const start = body.indexOf('\r\n', from) + 2;
    const size = Number.parseInt(body.toString('latin1', from, start), 16);
    if (!(size > 0)) break;
    parts.push(body.subarray(start, start + size));
    from = start + size + 2;
  }
  return Buffer.concat(parts);
};

/** `If-None-Match: *` on a PUT: fauxqs overwrites, S3 answers 412. Decided in one step, so that only one of two writers succeeds. */
const keepConditions = (app: App, known: Set<string>): void => {
  app.addHook('preHandler', (request, reply, done) => {
    const object = objectOf(request.url);
    if (object && request.method === 'PUT') {
      if (request.headers['if-none-match'] === '*' && known.has(object.path)) {
        void reply.status(412).type('application/xml').send(preconditionFailed);
        return;
      }
      known.add(object.path);
    }
    if (object && request.method === 'DELETE') known.delete(object.path);
    done();
  });
};

const preconditionFailed =
  '<?xml version="1.0" encoding="UTF-8"?><Error><Code>PreconditionFailed</Code><Message>At least one of the pre-conditions you specified did not hold</Message><Condition>If-None-Match</Condition></Error>';

const recordCalls = (app: App, recorder: CallRecorder): void => {
  app.addHook('preHandler', (request, _reply, done) => {
    const { authorization } = request.headers;
    const form = request.body as Readonly<Record<string, unknown>> | null;
    if (request.url === '/' && request.method === 'POST') {
      recorder.note(authorization, 'sns', textOf(form?.['Action']), [textOf(form?.['TopicArn'])]);
    } else {
      const { operation, resource } = s3Call(request.method, request.url);
      recorder.note(authorization, 's3', operation, [resource]);
    }
    done();
  });
  // S3 answers 404 for a missing object only to a caller that may list the bucket, and 403 to others.
  app.addHook('onResponse', (request, reply, done) => {
    const object = objectOf(request.url);
    if (object && ['GET', 'HEAD'].includes(request.method) && reply.statusCode === 404)
      recorder.note(request.headers.authorization, 's3', 'ListBucket', [globalArn('s3', object.bucket)]);
    done();
  });
};

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
