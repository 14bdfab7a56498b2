import { buildApp } from 'fauxqs';
import { s3Call, type CallRecorder } from './call-recorder.ts';
import { mirrorObjects } from './object-mirror.ts';
import { globalArn } from '../template/local-account.ts';
import type { StandIn } from './stand-in.ts';

export interface StorageOptions {
  /** Folder where the objects survive a restart. */
  readonly objects: string;
  readonly buckets: readonly string[];
  readonly recorder?: CallRecorder;
}

type App = ReturnType<typeof buildApp>;

/** S3, SNS and SQS by fauxqs, in memory on loopback; objects are mirrored to files and read back at the start. */
export const startStorage = async ({ objects, buckets, recorder }: StorageOptions): Promise<StandIn> => {
  const app = buildApp({ logger: false });
  const mirror = mirrorObjects(objects);
  const known = new Set<string>();
  const restoring = { now: true };
  if (recorder) recordCalls(app, recorder);
  keepConditions(app, known);
  app.addHook('onSend', async (request, reply, payload) => {
    const object = objectOf(request.url);
    if (!restoring.now && object && reply.statusCode < 300) await mirrorCall(request.method, object);
    return payload;
  });

  const mirrorCall = async (method: string, object: StoredObject): Promise<void> => {
    if (method === 'DELETE') await mirror.remove(object.bucket, object.key);
    if (method !== 'PUT') return;
    const stored = await app.inject({ method: 'GET', url: object.path }); // unpacked from whatever framing the client chose
    await mirror.write(object.bucket, object.key, stored.rawPayload);
  };

  await app.ready();
  for (const bucket of buckets) await app.inject({ method: 'PUT', url: `/${bucket}` });
  for await (const { bucket, key, body } of mirror.load()) await app.inject({ method: 'PUT', url: pathOf(bucket, key), payload: Buffer.from(body), headers: binary });
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

const pathOf = (bucket: string, key: string): string => `/${bucket}/${key.split('/').map(encodeURIComponent).join('/')}`;

const objectOf = (address: string): StoredObject | undefined => {
  const path = new URL(address, 'http://s3').pathname;
  const [, bucket, key] = /^\/([^/]+)\/(.+)$/.exec(path) ?? [];
  return bucket === undefined || key === undefined || bucket.startsWith('_') ? undefined : { bucket, key: decodeURIComponent(key), path };
};

/** `If-None-Match: *` on a PUT: fauxqs overwrites, S3 answers 412. Decided in one step, so that of two writers one wins. */
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
  // S3 says that an object is missing only to who may list its bucket, and 403 to others.
  app.addHook('onResponse', (request, reply, done) => {
    const object = objectOf(request.url);
    if (object && request.method === 'GET' && reply.statusCode === 404) recorder.note(request.headers.authorization, 's3', 'ListBucket', [globalArn('s3', object.bucket)]);
    done();
  });
};

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
