import { describePorts } from '../testing/ports/describe-ports.ts';
import { memoryStores } from './memory-stores.ts';

describePorts('in memory', () => {
  const stores = memoryStores();
  const { clients, mappings, secrets } = stores;
  return Promise.resolve({
    ports: stores,
    reopen: () => Promise.resolve(stores),
    putClient: (settings) => Promise.resolve(void clients.documents.set(settings.client_id, settings)),
    deleteClient: (clientId) => Promise.resolve(void clients.documents.delete(clientId)),
    putMapping: (key, text) => Promise.resolve(void mappings.documents.set(key, text)),
    putSecret: (name, document) => Promise.resolve(void secrets.documents.set(name, document)),
  });
});
