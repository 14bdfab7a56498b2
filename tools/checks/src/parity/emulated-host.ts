import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { openEmulatedFolder } from '@siesa-integration/sandbox';
import type { Deployment } from '@siesa-integration/sandbox/template';
import type { ParityHost } from './parity-host.ts';

/** The template on the emulated host, over an empty folder. */
export const startEmulatedHost = async (deployment: Deployment): Promise<ParityHost> => {
  const folder = await mkdtemp(join(tmpdir(), 'siesa-sync-parity-'));
  for (const name of ['clients', 'secrets', 'field-mappings']) await mkdir(join(folder, name));
  const host = await openEmulatedFolder(folder);
  const own = new Set(Object.keys(deployment.workflows[0]?.definition.States ?? {}));
  return {
    name: 'emulated',
    documents: host.clients.documents,
    run: async (input) => {
      const execution = host.start(input);
      const states: string[] = [];
      for await (const { kind, state } of execution.events)
        if (kind === 'entered' && own.has(state)) states.push(state);
      const { status, error } = await execution.result;
      return { status, error, states };
    },
    putSecret: async (name, document) => {
      const file = join(folder, 'secrets', `${name}.json`);
      await mkdir(dirname(file), { recursive: true });
      await (document ? writeFile(file, JSON.stringify(document), { mode: 0o600 }) : rm(file, { force: true }));
    },
    putMapping: async (Key, Body) => {
      await host.clients.s3.send(new PutObjectCommand({ Bucket: host.resources.configBucket, Key, Body }));
    },
    close: async () => {
      await host.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
