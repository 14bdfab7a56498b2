/** At this share of a limit there is still time to raise it before a function is refused: the alarms notify above it. */
export const highShare = 0.8;

/** The alarm that looks at how many functions of the account run at once. */
export const concurrencyAlarm = 'concurrency';
