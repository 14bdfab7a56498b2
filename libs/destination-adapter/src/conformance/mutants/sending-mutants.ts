import { mutant, onSend, type Mutant } from './mutate.ts';

/** Adapters with a wrong method, by the rule that they break. */
export const sendingMutants: Readonly<Record<string, () => Mutant>> = {
  names: () => mutant({ adapter: () => ({ name: 'other' }) }),
  'payload-is-pure': () => {
    let made = 0;
    return mutant({
      adapter: ({ toPayload }) => ({
        toPayload: (product) => {
          const payload = toPayload(product);
          // Only in the second product of a pair, because only this rule makes it twice.
          return payload.ok && product.id === 'PROD000002'
            ? { ...payload, value: { ...payload.value, serial: (made += 1) } }
            : payload;
        },
      }),
    });
  },
  'payload-is-stable': () =>
    mutant({
      adapter: ({ toPayload }) => ({
        toPayload: (product) => {
          const payload = toPayload(product);
          if (!payload.ok || Object.keys(product)[0] === 'id') return payload;
          return { ...payload, value: Object.fromEntries(Object.entries(payload.value).reverse()) };
        },
      }),
    }),
  'absent-stays-absent': () =>
    mutant({
      adapter: ({ toPayload }) => ({
        toPayload: (product) => {
          const payload = toPayload(product);
          return payload.ok ? { ...payload, value: { ...payload.value, ean: payload.value['ean'] ?? null } } : payload;
        },
      }),
    }),
  'issues-not-errors': () =>
    mutant({
      adapter: ({ toPayload }) => ({
        toPayload: (product) => {
          const payload = toPayload(product);
          if (!payload.ok) throw new Error('a product that cannot be sent');
          return payload;
        },
      }),
    }),
  'empty-send': () =>
    mutant({
      adapter: ({ send, check }) => ({
        send: async (payloads, options) => {
          if (payloads.length === 0) await check();
          return send(payloads, options);
        },
      }),
    }),
  'single-record': () =>
    mutant({
      adapter: ({ send, idOf }) => ({
        send: (payloads, options) =>
          payloads.length === 1 && payloads[0]?.['name'] === 'Otro nombre'
            ? Promise.resolve(payloads.map((payload) => ({ id: idOf(payload), status: 'accepted' })))
            : send(payloads, options),
      }),
    }),
  'preflight-writes-nothing': () =>
    mutant({
      adapter: ({ send }) => ({
        preflight: async (payloads) => (await send(payloads)).filter(({ status }) => status === 'refused'),
      }),
    }),
  'check-credentials': () => mutant({ adapter: () => ({ checkCredentials: () => Promise.resolve() }) }),
  'check-writes-nothing': () =>
    mutant({
      adapter: ({ send, check }) => ({
        check: async (options) => {
          const result = await check(options);
          if (result.ok)
            await send([
              { key: 'TEST', name: 'test', stock: 0 },
              { key: 'TEST-2', name: 'test', stock: 0 },
            ]);
          return result;
        },
      }),
    }),
  'check-refused-key': () =>
    mutant({
      adapter: ({ check }) => ({
        check: async (options) => {
          const result = await check(options);
          if (!result.ok) throw new Error(result.message);
          return result;
        },
      }),
    }),
  'verdicts-once': () =>
    onSend((send, payloads, options) =>
      send(payloads, {
        ...options,
        onVerdicts: async (verdicts) => {
          await options.onVerdicts?.(verdicts);
          if (verdicts.length === 5) await options.onVerdicts?.(verdicts);
        },
      }),
    ),
  'order-of-verdicts': () => onSend(async (send, payloads, options) => (await send(payloads, options)).toReversed()),
  'last-payload-wins': () =>
    onSend((send, payloads, options) =>
      send(
        payloads.filter(({ key }, index) => payloads.findIndex((other) => other['key'] === key) === index),
        options,
      ),
    ),
  'sends-repeats': () => {
    const sent = new Set<string>();
    return onSend(async (send, payloads, options) => {
      const isNew = payloads.filter((payload) => !payload['version'] && !sent.has(JSON.stringify(payload)));
      const forget = payloads.every((payload) => !payload['version']);
      const verdicts = await send(forget && sent.has('B') ? isNew : payloads, options);
      if (!forget) sent.add('B');
      for (const payload of payloads) sent.add(JSON.stringify(payload));
      return verdicts;
    });
  },
  'refused-then-fixed': () =>
    mutant({
      adapter: ({ send, idOf }) => {
        const refused = new Set<string>();
        return {
          send: async (payloads, options) => {
            const verdicts = await send(
              payloads.filter((payload) => payload['tag'] !== undefined || !refused.has(idOf(payload))),
              options,
            );
            for (const { id, status } of verdicts) if (status === 'refused') refused.add(id);
            return verdicts;
          },
        };
      },
    }),
  'follow-up-after': () =>
    onSend(async (send, payloads, options, { fetch = globalThis.fetch, baseUrl }) => {
      const tags = payloads.filter(({ tag }) => tag !== undefined).map(({ key, tag }) => ({ key, tag }));
      if (tags.length > 0) {
        const headers = { 'x-api-key': 'test-key-0123456789' };
        await fetch(new URL('/v1/tags', baseUrl), { method: 'POST', headers, body: JSON.stringify(tags) });
      }
      return send(payloads, options);
    }),
  'follow-up-failure': () =>
    onSend(async (send, payloads, options) =>
      (await send(payloads, options)).map((verdict) =>
        verdict.status === 'refused' && verdict.message.includes('Tag already')
          ? { id: verdict.id, status: 'accepted' }
          : verdict,
      ),
    ),
  'keeps-verdicts': () =>
    onSend(async (send, payloads, { onVerdicts, ...options }) => {
      if (payloads.length !== 100) return send(payloads, { ...options, ...(onVerdicts && { onVerdicts }) });
      let batches = 0;
      return send(payloads, {
        ...options,
        onVerdicts: async (verdicts) => {
          batches += 1;
          if (batches > 1) await onVerdicts?.(verdicts);
        },
      });
    }),
  'keeps-part-of-batch': () =>
    onSend((send, payloads, options) =>
      send(payloads, {
        ...options,
        onVerdicts: async (verdicts) => {
          if (payloads.length !== 4 || verdicts.length === 4) await options.onVerdicts?.(verdicts);
        },
      }),
    ),
  'no-secret-in-errors': () =>
    onSend((send, payloads, options) =>
      send(payloads, options).catch((error: unknown) => {
        if (error instanceof Error && error.message.includes('***')) error.message += ' test-key-0123456789';
        throw error;
      }),
    ),
  'no-secret-in-verdicts': () =>
    onSend(async (send, payloads, options) =>
      (await send(payloads, options)).map((verdict) =>
        verdict.status === 'refused' && verdict.message.includes('***')
          ? { ...verdict, message: `${verdict.message} test-key-0123456789` }
          : verdict,
      ),
    ),
  'plain-errors': () =>
    onSend((send, payloads, options) =>
      send(payloads, options).catch((error: unknown) => {
        if (error instanceof Error) Object.assign(error, { request: { method: 'POST' } });
        throw error;
      }),
    ),
};
