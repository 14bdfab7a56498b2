/** A client's settings as stored: keys are data. */
export type SettingsDocument = Readonly<Record<string, unknown>>;

/** The settings of all clients. */
export interface SettingsList {
  /** Every client, by its id. */
  readonly list: () => Promise<readonly SettingsDocument[]>;
}

/** The client configuration table, as operators use it. */
export interface SettingsTable extends SettingsList {
  /** Replaces a client's settings, or adds the client. */
  readonly put: (document: SettingsDocument & { readonly client_id: string }) => Promise<void>;
  readonly setEnabled: (clientId: string, enabled: boolean, at: string) => Promise<void>;
}

/** Fields of a client's settings that the service writes; operators do not. */
export const keptByTheService: readonly string[] = [
  'sync_cursor',
  'last_sync_timestamp',
  'last_sync_status',
  'last_sync_records',
];

/** Set only while a client is enabled, so that the index holds enabled clients alone. Not `enabled` itself, because an index key cannot be BOOL. */
export const enabledKey = 'enabled_key';
