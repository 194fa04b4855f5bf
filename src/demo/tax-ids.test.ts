import { describe, expect, it } from 'vitest';
import { taxId } from './tax-ids.ts';

describe('tax ids', () => {
  it.each([
    ['RU', '770708389', '7707083893'],
    ['IT', '0074311015', 'IT00743110157'],
    ['DE', '13669597', 'DE136695976'],
    ['GB', '9807806', 'GB980780684'],
  ])('end in the check digits of %s', (country, base, whole) => {
    expect(taxId(country, base)).toBe(whole);
  });
});
