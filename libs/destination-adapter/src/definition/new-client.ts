/** One thing that the operator who adds a client is asked about its destination. */
export interface DestinationQuestion {
  /** Names its answer, and the option of a script: `type_id` is `--type-id`. */
  readonly key: string;
  readonly message: string;
  /** The answer where none is given. Absent: there must be one. */
  readonly suggested?: string;
  readonly choices?: readonly { readonly value: string; readonly name: string }[];
  /** What is wrong with an answer; `undefined` when it can be used. @defaultValue an answer may be anything but empty */
  readonly problem?: (answer: string) => string | undefined;
}

/** One key of a client's secret for its destination. */
export interface DestinationKey {
  /** As the secret's document has it, for example `password`. */
  readonly key: string;
  readonly question: string;
  /** Whether it may be seen while it is typed. @defaultValue false */
  readonly isShown?: boolean;
}

/** How a new client of a dialect begins: what its operator is asked, and what becomes of the answers. */
export interface NewDestinationClient {
  /** How the choice between dialects shows it. */
  readonly title: string;
  readonly questions: readonly DestinationQuestion[];
  /** The client's `product_settings`, by the answers to `questions`. Empty: it has none. */
  readonly settings: (answers: Readonly<Record<string, string>>) => Readonly<Record<string, unknown>>;
  /** The keys of its secret beside the address. */
  readonly keys: readonly DestinationKey[];
  /** Whether its records hold a stock. Without it Siesa is not asked for any. */
  readonly hasStock: boolean;
}

/** The keys of a destination that gives a token to a user who logs in. */
export const loginKeys: readonly DestinationKey[] = [
  { key: 'username', question: "User of the product's API:", isShown: true },
  { key: 'password', question: "Password of the product's API:" },
];
