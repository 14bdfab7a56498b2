/** Other spellings that existing documents use. */
const aliases: ReadonlyMap<string, string> = new Map([['rfid_tag', 'rfid_tag_id']]);

/** The canonical name for a name in a document. */
export const canonicalName = (name: string): string => aliases.get(name) ?? name;
