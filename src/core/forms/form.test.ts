import { describe, expect, it } from 'vitest';
import { asksForSecret, type FormField, formSchema } from './form.ts';

const form = (...fields: FormField[]) => ({ id: 'calendar', title: 'Connect', submit: 'Connect', fields });
const password: FormField = { name: 'password', label: 'Password', kind: 'secret', required: false };

describe('a secret in a form', () => {
  it('is never filled in beforehand, nor suggested', () => {
    expect(formSchema.safeParse(form(password)).success).toBe(true);
    expect(formSchema.safeParse(form({ ...password, value: 'geheim' })).success).toBe(false);
    expect(formSchema.safeParse(form({ ...password, options: [{ value: 'a', label: 'A' }] })).success).toBe(false);
  });

  it('makes the form one that asks for secrets', () => {
    expect(asksForSecret(form(password))).toBe(true);
    expect(asksForSecret(form({ ...password, kind: 'text' }))).toBe(false);
  });
});
