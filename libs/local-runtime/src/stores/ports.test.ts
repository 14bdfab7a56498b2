import { describePorts } from '@siesa-integration/sync-pipeline/testing';
import { aFolder } from '../testing/a-folder.ts';
import { openLocalStores, type LocalStores } from './open-local-stores.ts';

describePorts('on one machine', async () => {
  const folder = await aFolder();
  const opened: LocalStores[] = [];
  const open = async () => {
    const stores = await openLocalStores(folder.path);
    opened.push(stores);
    return stores.ports;
  };
  return {
    ports: await open(),
    reopen: open,
    putClient: (settings) => folder.write(`clients/${settings.client_id}.json`, settings),
    deleteClient: (clientId) => folder.remove(`clients/${clientId}.json`),
    putMapping: (key, text) => folder.write(`field-mappings/${key}`, text),
    putSecret: (name, document) => folder.write(`secrets/${name}.json`, document),
    close: async () => {
      for (const { close } of opened) close();
      await folder[Symbol.asyncDispose]();
    },
  };
});
