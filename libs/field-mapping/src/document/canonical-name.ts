/** Other spellings that documents in use have. */
const aliases: ReadonlyMap<string, string> = new Map([['rfid_tag', 'rfid_tag_id']]);

/** The canonical name behind a name in a document. */
export const canonicalName = (name: string): string => aliases.get(name) ?? name;
