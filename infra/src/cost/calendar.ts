/** Days that a month is counted as. */
export const daysPerMonth = 30;
export const hoursPerDay = 24;
