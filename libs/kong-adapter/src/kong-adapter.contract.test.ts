import { describeProductAdapter } from '@siesa-integration/product-adapter/testing';
import { kong } from './index.ts';
import { kongSpeech } from './kong-speech.ts';
import { startFakeKong } from './testing/index.ts';

describeProductAdapter('kong', async () => {
  const fake = await startFakeKong();
  return {
    definition: kong,
    fake,
    url: fake.url,
    secret: fake.secret,
    close: fake.close,
    fields: kongSpeech.standardFields,
    optional: { canonical: 'ean', product: 'barcode', value: '7702001041725' },
    followUp: { name: 'tags', fields: { rfid_tag_id: 'E2001' } },
  };
});
