/** Statuses of a record that was stored. */
export const acceptedStatuses: ReadonlySet<string> = new Set([
  'created',
  'updated',
  'upserted',
  'unchanged',
  'ok',
  'success',
]);

/** Statuses of a record that was refused. */
export const refusedStatuses: ReadonlySet<string> = new Set(['failed', 'error', 'rejected']);

/** Statuses outside the contract that say that something was not stored. */
export const failingWords =
  /fail|error|reject|partial|incomplete|invalid|refus|denied|abort|cancel|timed?[-_ ]?out|unsuccess|roll(?:ed)?[-_ ]?back|exception|conflict|fall[oóa]|rechaz|parcial/i;

/** Sentences of an answer that a request changed nothing, or not all. */
export const notStoredWords = new RegExp(
  [
    String.raw`\b(?:not|nothing|none)(?: \w+){0,2} (?:saved|stored|applied|written|persisted)\b`,
    String.raw`\bno (?:se (?:ha(?:n)? )?|fue(?:ron)? )?(?:guard|almacen|aplic|registr)[a-zó]+`,
    String.raw`\b(?:0|zero|cero|ning[uú]n) (?:products?|records?|items?|rows?|productos?|registros?)\b(?! (?:were |was |have )?(?:failed|rejected|with|con|skipped|rechaz|fall))`,
    String.raw`\b(?:with|con) (?!0 )(?:\d+ )?(?:errors?\b|errores\b|failures?\b|fallos?\b)`,
    String.raw`\btimed? ?-?out\b|\broll(?:ed)?[- ]?back\b|\bmaintenance\b|\bmantenimiento\b|\bread[- ]only\b|\bsolo lectura\b|\bdry[- ]?run\b`,
  ].join('|'),
  'i',
);

/** Sentences of an answer to a request that the destination has taken and not carried out. */
export const pendingWords =
  /\b(?:en)?queued?\b|\bpending\b|\bscheduled\b|\bin progress\b|\bfor processing\b|\b(?:being|will be) (?:processed|stored|imported)\b|\basynchronous|\bbackground\b|\bencolad|\ben cola\b|\bpendiente|\ben proceso\b|\bser[áa]n? procesad/i;
