import { describeDestinationAdapter } from '@siesa-integration/destination-adapter/conformance';
import { kong } from './index.ts';
import { kongDefinition } from './dialects/contract/kong-definition.ts';
import { startFakeKong } from './fake/index.ts';

describeDestinationAdapter('kong', async () => {
  const fake = await startFakeKong();
  return {
    destination: kong,
    fake,
    url: fake.url,
    secret: fake.secret,
    close: fake.close,
    fields: kongDefinition.standardFields,
    optional: { canonical: 'ean', target: 'barcode', value: '7702001041725' },
    followUp: { name: 'tags', fields: { rfid_tag_id: 'E2001' } },
  };
});
