/**
 * The EAN-13 of a record: Colombia's 770, nine digits of its own and the check digit. Distinct for the first 1,000,000,000 records.
 *
 * @example
 * ean13(1); // '7703874204897'
 */
export const ean13 = (index: number): string => {
  // 387,420,489 = 3^18 shares no factor with 10^9, so the product visits every number once.
  const own = Number((BigInt(index) * 387_420_489n) % 1_000_000_000n);
  const twelve = `770${String(own).padStart(9, '0')}`;
  return `${twelve}${String(checkDigit(twelve))}`;
};

const checkDigit = (digits: string): number => {
  let sum = 0;
  for (let place = 0; place < digits.length; place++)
    sum += (digits.charCodeAt(place) - 48) * (place % 2 === 0 ? 1 : 3);
  return (10 - (sum % 10)) % 10;
};
