import { describeDestinationAdapter } from '@siesa-integration/destination-adapter/conformance';
import { wms } from './index.ts';
import { startFakeWms } from './fake/index.ts';
import { wmsDefinition } from './dialects/contract/wms-definition.ts';

describeDestinationAdapter('wms', async () => {
  const fake = await startFakeWms();
  return {
    destination: wms,
    fake,
    url: fake.url,
    secret: fake.secret,
    close: fake.close,
    fields: wmsDefinition.standardFields,
    optional: { canonical: 'ean', target: 'ean_code', value: '7702001041725' },
    required: { warehouse_location: 'A0105' },
    followUp: { name: 'locations', fields: {} },
  };
});
