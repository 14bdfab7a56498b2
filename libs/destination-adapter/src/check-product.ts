import type { DestinationCheck, DestinationPayload } from './destination-adapter.ts';
import type { DestinationHttp } from './destination-http.ts';
import type { DestinationSecret, DestinationDefinition } from './destination-definition.ts';
import type { SendLimits } from './send-limits.ts';

/**
 * Asks the product to store nothing: an empty batch on the path that syncs use, with the key that syncs use.
 *
 * What it says of an empty batch does not matter; that it reads one does. Writes nothing.
 */
export const checkProduct = async <Payload extends DestinationPayload, Secret extends DestinationSecret>(
  { title, bulk, preflight }: DestinationDefinition<Payload, Secret>,
  line: DestinationHttp<Secret>,
  limits: SendLimits,
): Promise<DestinationCheck> => {
  try {
    const answer = await line.ask({ method: 'POST', path: bulk, body: [], operation: 'check' }, limits);
    if (answer.status === 404)
      return {
        ok: false,
        code: 'PRODUCT_CONFIGURATION',
        message: `${title} knows no '${bulk.path}' at this address. Correct the client's product address.`,
      };
    if (preflight) await line.ask({ method: 'GET', path: preflight.from, operation: 'check' }, limits);
    return { ok: true, message: `${title} answers and takes the key.` };
  } catch (error) {
    if (isNamed(error)) return { ok: false, code: error.code, message: error.message };
    throw error;
  }
};

/** One of our errors, or one that the reader of the secret threw in the same form. */
const isNamed = (error: unknown): error is Error & { readonly code: string } =>
  error instanceof Error && 'kind' in error && 'code' in error && typeof error.code === 'string';
