/** Shorter values are words, not credentials: taking them out would blot whole messages. */
const shortest = 6;

/** Keys of a secret whose values are no credentials and may be said. */
const harmless = new Set([
  'api_url',
  'product_type',
  'database_type',
  'tenant_id',
  'service_endpoints',
  'additional_config',
]);

/**
 * Makes a function that takes a secret's credentials out of a text: as they are, URL-encoded and in base64.
 *
 * A product may repeat our key in its own error message.
 */
export const redactor = (secret: object): ((text: string) => string) => {
  const credentials = Object.entries(secret)
    .filter(
      (entry): entry is [string, string] =>
        !harmless.has(entry[0]) && typeof entry[1] === 'string' && entry[1].length >= shortest,
    )
    .flatMap(([, value]) => [value, encodeURIComponent(value), Buffer.from(value).toString('base64')]);

  return (text) => credentials.reduce((rest, credential) => rest.replaceAll(credential, '***'), text);
};
