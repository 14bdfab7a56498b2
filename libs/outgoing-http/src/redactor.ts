/** Shorter values are words, not credentials: replacing them would blot out whole messages. */
const shortest = 6;

/**
 * Makes a function that removes a secret's values from a text, as they are, URL-encoded and in base64, because a system may repeat our
 * key in its own error message.
 *
 * @param harmless - names of values that may be shown, such as an address
 *
 * @example
 * redactor({ api_key: 'k-123456' })('unknown key k-123456'); // 'unknown key ***'
 */
export const redactor = (secret: object, harmless: readonly string[] = []): ((text: string) => string) => {
  const credentials = Object.entries(secret)
    .filter(
      (entry): entry is [string, string] =>
        !harmless.includes(entry[0]) && typeof entry[1] === 'string' && entry[1].length >= shortest,
    )
    .flatMap(([, value]) => [value, encodeURIComponent(value), Buffer.from(value).toString('base64')]);

  return (text) => credentials.reduce((rest, credential) => rest.replaceAll(credential, '***'), text);
};
