import { describeEachAdapter, describeSwitchPairs } from '@siesa-integration/destination-adapter/conformance';
import { kongCoreSettingsOfFake, startFakeKongCore } from '../../fake/index.ts';
import { kongCore } from './kong-core.ts';
import { kongCoreFields } from './kong-core-definition.ts';

const start = async () => {
  const fake = await startFakeKongCore();
  return {
    ...fake,
    destination: { name: 'kong', ...kongCore },
    dialect: 'kong-core',
    fake,
    settings: kongCoreSettingsOfFake,
    collection: '/inventory/skus/',
    fields: kongCoreFields.standardFields,
    optional: { canonical: 'ean', target: 'ean', value: '7702001041725', cleared: '' },
    merged: { canonical: 'custom:all', target: 'properties' },
    owners: { own: { customer_id: 35 }, foreign: { customer_id: 36 } },
    reference: { field: 'type_id', setting: 'product_settings.type_id' },
  };
};

describeEachAdapter('kong-core', start);
describeSwitchPairs('kong-core', start);
