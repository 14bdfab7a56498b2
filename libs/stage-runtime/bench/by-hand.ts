/** What a script needs to write to one Kong Core. */
export interface ByHandOptions {
  readonly url: URL;
  readonly username: string;
  readonly password: string;
  readonly inFlight: number;
}

/**
 * The smallest loader of Kong Core: logs in, reads the list once, then creates or changes each SKU, a few at once. No retry, no merge, no comparison of
 * what was stored.
 */
export const loadByHand = async (
  skus: readonly Readonly<Record<string, unknown>>[],
  { url, username, password, inFlight }: ByHandOptions,
): Promise<void> => {
  const ask = async (method: string, path: string, body?: unknown, token?: string): Promise<unknown> => {
    const response = await fetch(new URL(path, url), {
      method,
      headers: {
        'content-type': 'application/json',
        ...(token !== undefined && { authorization: `Token ${token}` }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${String(response.status)} ${await response.text()}`);
    return response.json();
  };
  const { auth_token: token } = (await ask('POST', '/auth/token/login/', { username, password })) as {
    readonly auth_token: string;
  };

  const known = new Map<unknown, number>();
  let next: string | null = '/inventory/skus/?customer_id=35&page_size=500';
  while (next !== null) {
    const page = (await ask('GET', next, undefined, token)) as {
      readonly next: string | null;
      readonly results: readonly { readonly id: number; readonly external_id: string }[];
    };
    for (const { id, external_id } of page.results) known.set(external_id, id);
    next = page.next === null ? null : `/inventory/skus/${new URL(page.next).search}`;
  }

  let at = 0;
  const write = async (): Promise<void> => {
    for (let sku = skus[at++]; sku !== undefined; sku = skus[at++]) {
      const id = known.get(sku['external_id']);
      await (id === undefined
        ? ask('POST', '/inventory/skus/', sku, token)
        : ask('PATCH', `/inventory/skus/${String(id)}/`, sku, token));
    }
  };
  await Promise.all(Array.from({ length: inFlight }, write));
};
