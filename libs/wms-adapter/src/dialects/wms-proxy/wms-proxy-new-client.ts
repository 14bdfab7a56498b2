import { loginKeys, type NewDestinationClient } from '@siesa-integration/destination-adapter';

/** Fields that are the same in every new product, by the keys of their questions. */
const defaults = ['reception_type', 'inventory_unit', 'sale_coin'] as const;

const bare = 'none';

/** What an operator is asked about a client of WMS Proxy: docs/connecting-wms-proxy.md has the same in words. */
export const newWmsProxyClient: NewDestinationClient = {
  title: 'WMS Proxy (user and password, one product a call)',
  questions: [
    { key: 'reception_type', message: 'Reception type of new products:', suggested: 'GENERAL' },
    { key: 'inventory_unit', message: 'Unit of new products:', suggested: 'UNIT' },
    { key: 'sale_coin', message: 'Currency of new products:', suggested: 'COP' },
    {
      key: 'auth_scheme',
      message: 'Before the token in the header Authorization stands:',
      choices: [
        { value: 'Bearer', name: 'Bearer' },
        { value: bare, name: 'nothing' },
      ],
      suggested: 'Bearer',
    },
  ],
  settings: (answers) => ({
    defaults: Object.fromEntries(defaults.map((field) => [field, answers[field]])),
    ...(answers['auth_scheme'] === bare && { auth_scheme: '' }),
  }),
  keys: loginKeys,
  hasStock: false,
};
