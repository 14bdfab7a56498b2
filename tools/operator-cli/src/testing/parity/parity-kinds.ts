import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { DeleteTopicCommand } from '@aws-sdk/client-sns';
import { openEmulatedHost, openLocalHost, type Host } from '@siesa-integration/operator/hosts';
import { openEmulatedFolder } from '@siesa-integration/sandbox';
import { defaultTemplate } from '@siesa-integration/sandbox/template';
import { syncStates } from '@siesa-integration/workflow-contract';
import { folderOf } from '../../emulated-folder.ts';
import type { Scenario } from './scenarios.ts';

/** One kind of host on one machine. */
export interface ParityKind {
  readonly name: string;
  readonly open: (dir: string, scenario: Pick<Scenario, 'keepsNoSuccess'>) => Promise<ParityFolder>;
}

/** A folder that a host of one kind has open. */
export interface ParityFolder {
  readonly host: Host;
  /** Everything that was published, oldest first. */
  readonly alerts: () => Promise<readonly { readonly subject: string; readonly message: string }[]>;
  readonly removeTopic: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Attempts follow each other at once. */
const retries = Object.fromEntries(Object.values(syncStates).map((state) => [state, 0]));

const named = (name: string): Error => Object.assign(new Error(name), { name });

/** The workflow in one process, over stores in the folder. */
export const embedded: ParityKind = {
  name: 'embedded',
  open: async (dir, { keepsNoSuccess = false }) => {
    const published: { subject: string; message: string }[] = [];
    let hasTopic = true;
    const host = await openLocalHost(dir, {
      retries,
      ports: (standard) => ({
        ...standard,
        alerts: {
          publish: async (alert) => {
            if (!hasTopic) throw named('NotFoundException');
            await standard.alerts.publish(alert);
            published.push(alert);
          },
        },
        history: {
          put: (line) =>
            keepsNoSuccess && line['status'] === 'success'
              ? Promise.reject(named('ResourceNotFoundException'))
              : standard.history.put(line),
        },
      }),
    });
    return {
      host,
      alerts: () => Promise.resolve(published),
      removeTopic: () => {
        hasTopic = false;
        return Promise.resolve();
      },
      close: host.close,
    };
  },
};

/** What is deployed, against stand-ins for AWS. */
export const emulated: ParityKind = {
  name: 'emulated',
  open: async (dir, { keepsNoSuccess = false }) => {
    const emulation = await openEmulatedFolder(dir, {
      retries,
      ...(keepsNoSuccess && { template: await withoutHistoryOfSuccess(dir) }),
    });
    const host = await openEmulatedHost(dir, () => folderOf(emulation));
    return {
      host,
      alerts: emulation.alerts,
      removeTopic: async () => {
        await emulation.clients.sns.send(new DeleteTopicCommand({ TopicArn: emulation.resources.topicArn }));
      },
      close: host.close,
    };
  },
};

/** The synthesized template, whose LogSuccess names a table that does not exist. */
const withoutHistoryOfSuccess = async (dir: string): Promise<string> => {
  const text = await readFile(defaultTemplate(), 'utf8');
  const [before = '', after = ''] = text.split('\\"LogSuccess\\":', 2);
  if (after === '') throw new Error('The template has no state LogSuccess.');
  const broken = after.replace(/\{\s*"Ref": "\w+"\s*\}/, '"gone"');
  const file = join(dir, 'no-history.template.json');
  const assets = relative(dir, dirname(defaultTemplate()));
  await writeFile(file, `${before}\\"LogSuccess\\":${broken}`.replaceAll('"asset.', `"${assets}/asset.`));
  return file;
};
