import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cardSchema } from '../../../core/cards/card.ts';
import type { Form } from '../../../core/forms/form.ts';
import { languages, translator } from '../../../core/i18n/translator.ts';
import { formAction, formCard, formPress } from './form-card.ts';
import { begun, type Filling, type Move, moved, turnedAway, valuesOf } from './steps.ts';

const form: Form = {
  id: 'visit',
  title: 'Log a visit',
  submit: 'Save',
  fields: [
    { name: 'on', label: 'When', kind: 'date', required: true },
    {
      name: 'mood',
      label: 'Mood',
      kind: 'select',
      required: true,
      options: [
        { value: 'good', label: 'Good' },
        { value: 'bad', label: 'Bad' },
      ],
    },
    { name: 'note', label: 'Note', kind: 'paragraph', required: false },
  ],
};
const start = begun(form);
const type = (text: string): Move => ({ kind: 'type', text });

/** Makes moves one after the other; those that are none, or wrong, leave the form as it is. */
const made = (...moves: readonly Move[]): Filling =>
  moves.reduce((filling, move) => {
    const led = moved(filling, move);
    return led && 'to' in led ? led.to : filling;
  }, start);

describe('a form as steps', () => {
  it('asks one field after the other, and ends with what was said', () => {
    const filled = made(type('21.11.2026'), { kind: 'choose', option: 1 }, type('Two pallets  '));
    expect(filled.step).toBe(3);
    expect(valuesOf(filled)).toEqual({ on: '2026-11-21', mood: 'bad', note: 'Two pallets' });
  });

  it.each([
    ['2026-11-21', '2026-11-21'],
    ['2026-2-3', '2026-02-03'],
    ['1.2.2026', '2026-02-01'],
    ['1.2.26', '2026-02-01'],
    ['24.12', null],
    ['30.02.2026', null],
    ['11/21/2026', null],
    ['tomorrow', null],
  ])('reads the day %s as %s', (typed, day) => {
    expect(made(type(typed)).values.on ?? null).toBe(day);
  });

  it('takes a choice as it is called, in any case, and nothing else', () => {
    expect(made(type('2026-11-21'), type('GOOD')).values.mood).toBe('good');
    expect(moved(made(type('2026-11-21')), type('so so'))).toEqual({ problem: 'telegram-form-choose' });
    expect(moved(made(type('2026-11-21')), { kind: 'choose', option: 7 })).toBeNull();
  });

  it('that was turned away asks for what is to blame once more, and keeps the rest', () => {
    const filled = made(type('2026-11-21'), type('good'), type('Two pallets'));
    const again = turnedAway(filled, { problem: 'not that day', field: 'on' });
    expect(again).toEqual({ ...filled, step: 0, problem: 'not that day' });
    expect(moved(again, type('2026-11-20'))).toEqual({
      to: { ...filled, values: { ...filled.values, on: '2026-11-20' }, problem: null },
    });
    expect(turnedAway(filled, { problem: 'not now' })).toEqual({ ...filled, problem: 'not now' });
  });

  it('that was turned away asks anew for what is offered no more', () => {
    const filled = made(type('2026-11-21'), type('good'), type('Two pallets'));
    const now = {
      ...form,
      fields: form.fields.map((one) => ({ ...one, ...(one.options && { options: one.options.slice(1) }) })),
    };
    const again = turnedAway(filled, { problem: 'not now', now });
    expect(again).toEqual({
      form: now,
      values: { on: '2026-11-21', note: 'Two pallets' },
      step: 1,
      problem: 'not now',
    });
    expect(turnedAway(filled, { problem: 'not now', now: { ...now, id: 'other' } }).form).toBe(form);
  });

  it('lets what is not required be skipped, and only that', () => {
    expect(moved(start, { kind: 'skip' })).toBeNull();
    const skipped = made(type('2026-11-21'), type('good'), { kind: 'skip' });
    expect(valuesOf(skipped)).toEqual({ on: '2026-11-21', mood: 'good', note: '' });
  });

  it('goes back, and from the summary to one field and back, keeping what was said', () => {
    const back = made(type('2026-11-21'), type('good'), { kind: 'back' });
    expect(back).toMatchObject({ step: 1, values: { on: '2026-11-21', mood: 'good' } });
    const filled = [type('2026-11-21'), type('good'), type('x')];
    const changed = made(...filled, { kind: 'choose', option: 1 }, type('bad'));
    expect(changed).toMatchObject({ step: 3, values: { on: '2026-11-21', mood: 'bad', note: 'x' } });
    expect(made(...filled, { kind: 'choose', option: 1 }, { kind: 'back' }).step).toBe(3);
  });

  describe('with fields that are mostly right as they are', () => {
    const visit: Form = {
      id: 'visit:7',
      title: 'Visit: Acme',
      submit: 'Save',
      fields: [
        { name: 'day', label: 'Day', kind: 'date', required: true, aside: true, value: '2026-11-21' },
        { name: 'summary', label: 'What came of it', kind: 'paragraph', required: true },
        {
          name: 'due',
          label: 'Due',
          kind: 'date',
          required: false,
          aside: true,
          min: '2026-11-21',
          max: '2027-11-20',
          options: [{ value: '2026-11-22', label: 'tomorrow' }],
        },
      ],
    };
    const through = (...moves: readonly Move[]): Filling =>
      moves.reduce((filling, move) => {
        const led = moved(filling, move);
        return led && 'to' in led ? led.to : filling;
      }, begun(visit));

    it('asks for the others alone, and takes those as they are', () => {
      expect(begun(visit).step).toBe(1);
      const said = through(type('Wants new prices'));
      expect(said.step).toBe(3);
      expect(valuesOf(said)).toEqual({ day: '2026-11-21', summary: 'Wants new prices', due: '' });
    });

    it('begins with the summary where nothing is to be asked', () => {
      const fields = visit.fields.map((field) => ({ ...field, aside: true }));
      expect(begun({ ...visit, fields }).step).toBe(3);
    });

    it.each([
      ['24.12', '2026-12-24'],
      ['1.2', '2027-02-01'],
      ['01.02.', '2027-02-01'],
      ['Tomorrow', '2026-11-22'],
      ['31.02', ''],
    ])('reads %s as the day %s where it says about when', (typed, due) => {
      const changed = through(type('x'), { kind: 'choose', option: 2 }, type(typed));
      expect(valuesOf(changed).due).toBe(due);
    });
  });

  const move: fc.Arbitrary<Move> = fc.oneof(
    fc.string().map(type),
    fc.constantFrom('2026-11-21', 'Good', 'x'.repeat(5_000)).map(type),
    fc.nat(4).map((option) => ({ kind: 'choose' as const, option })),
    fc.constantFrom('keep', 'skip', 'back', 'change').map((kind) => ({ kind }) as Move),
  );

  it('always shows a valid card, and asks for everything that is required before the summary', () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 12 }), fc.constantFrom(...languages), (moves, language) => {
        const filling = made(...moves);
        expect(cardSchema.safeParse(formCard(translator(language, 'UTC'), 999_999_999, filling)).success).toBe(true);
        if (filling.step === form.fields.length) {
          expect(valuesOf(filling).on).toMatch(/^\d{4}-\d\d-\d\d$/);
          expect(['good', 'bad']).toContain(valuesOf(filling).mood);
        }
      }),
    );
  });
});

describe('what a button of a form says', () => {
  it('is read as it was written', () => {
    expect(formPress(formAction(7, 1, 'back'))).toEqual({ id: 7, step: 1, what: { kind: 'back' } });
    expect(formPress(formAction(7, 1, '3'))).toEqual({ id: 7, step: 1, what: { kind: 'choose', option: 3 } });
    expect(formPress(formAction(7, 3, 'save'))).toEqual({ id: 7, step: 3, what: 'save' });
  });

  it.each(['form:7:1:delete', 'form:x:1:save', 'form:7', 'brief:7', 'form:7:1:save:1', 'form:9999999999:1:save'])(
    'is nothing when it is %s',
    (forged) => {
      expect(formPress(forged)).toBeNull();
    },
  );
});
