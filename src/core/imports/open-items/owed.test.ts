import { Decimal } from 'decimal.js';
import { describe, expect, it } from 'vitest';
import { holderOf } from './holder.ts';
import { owedOf } from './owed.ts';

const figure = (value: string | null) => (value === null ? null : new Decimal(value));

describe('what a row says is owed', () => {
  it.each<[open: string | null, debit: string | null, credit: string | null, side: string | null, owed: string | null]>(
    [
      ['100', null, null, null, '100'],
      ['-100', null, null, null, '-100'],
      ['100', null, null, 'D', '100'],
      ['100', null, null, 'A', '-100'],
      ['-100', null, null, 'Avere', '-100'],
      ['100', null, null, '', '100'],
      [null, '100', null, null, '100'],
      [null, null, '30', null, '-30'],
      [null, '100', '30', null, '70'],
      // The balance has run up over several rows.
      ['570', '100', '30', null, '70'],
      ['570', null, null, null, '570'],
      [null, null, null, 'A', null],
    ],
  )('open %s, debit %s, credit %s, side %s: %s', (open, debit, credit, side, owed) => {
    expect(owedOf({ open: figure(open), debit: figure(debit), credit: figure(credit), side })?.toFixed() ?? null).toBe(
      owed,
    );
  });
});

describe('who collects a debt', () => {
  it.each([
    ['RB Presentata s.b.f.', 'bank'],
    ['RB presentata al 20/11', 'bank'],
    ['SDD s. b. f.', 'bank'],
    ['RB Insoluto 31/10', null],
    ['Presentata s.b.f., insoluta 31/10', null],
    ['Bonifico', null],
    ['Ceduto pro soluto a Factorit', 'factor'],
    ['credito ceduto', 'factor'],
    ['ceduto pro solvendo', 'bank'],
    ['Уступлено ООО «Фактор» (цессия)', 'factor'],
    ['Procedura di acceduto', null],
  ])('%s: %s', (said, holder) => {
    expect(holderOf(said)).toBe(holder);
  });
});
