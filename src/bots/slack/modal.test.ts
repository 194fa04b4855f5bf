import { describe, expect, it } from 'vitest';
import { checkView } from '../../../test/fakes/slack/blocks/validate.ts';
import type { Form } from '../../core/forms/form.ts';
import { translator } from '../../core/i18n/translator.ts';
import { originOf, renderForm } from './modal.ts';

const place = { channel: 'C1', direct: false, threadTs: '1.0' };
const options = (count: number) => Array.from({ length: count }, (_, i) => ({ value: `${i}`, label: `Choice ${i}` }));
const form = (...fields: Form['fields']): Form => ({ id: 'visit', title: 'Log a visit', submit: 'Save', fields });
const render = (drawn: Form) => {
  const view = renderForm(translator('en', 'UTC'), drawn, place);
  checkView(JSON.parse(JSON.stringify(view)), 'modal');
  return view;
};

describe('a form in Slack', () => {
  it('has a field of its kind for each, with what is known already', () => {
    const { blocks } = render(
      form(
        { name: 'city', label: 'City', kind: 'text', required: true, hint: 'A large one nearby', value: 'Rome' },
        { name: 'note', label: 'Note', kind: 'paragraph', required: false },
        { name: 'day', label: 'Day', kind: 'date', required: true, value: '2026-11-21' },
        { name: 'kind', label: 'Kind', kind: 'select', required: true, options: options(3), value: '1' },
      ),
    );
    expect(blocks).toMatchObject([
      { block_id: 'city', optional: false, element: { initial_value: 'Rome' }, hint: { text: 'A large one nearby' } },
      { block_id: 'note', optional: true, element: { type: 'plain_text_input', multiline: true } },
      { block_id: 'day', element: { type: 'datepicker', initial_date: '2026-11-21' } },
      { block_id: 'kind', element: { type: 'static_select', initial_option: { value: '1' } } },
    ]);
  });

  it('has no field that hides a secret, so it says that the secret is shown', () => {
    const { blocks } = render(
      form(
        { name: 'password', label: 'Password', kind: 'secret', required: false },
        { name: 'code', label: 'Code', kind: 'secret', required: false, hint: 'Six digits.' },
      ),
    );
    expect(blocks).toMatchObject([
      { element: { type: 'plain_text_input', multiline: false }, hint: { text: 'Slack shows what is typed here.' } },
      { hint: { text: 'Six digits. Slack shows what is typed here.' } },
    ]);
  });

  it('shows more choices than a menu holds in groups', () => {
    const { blocks } = render(
      form({ name: 'kind', label: 'Kind', kind: 'select', required: true, options: options(250), value: '249' }),
    );
    expect(blocks).toMatchObject([
      {
        element: {
          option_groups: [{ label: { text: 'Choice 0 – Choice 99' } }, {}, {}],
          initial_option: { value: '249' },
        },
      },
    ]);
  });

  it('remembers where it was asked for', () => {
    const { private_metadata: metadata = '' } = render(form({ name: 'a', label: 'A', kind: 'text', required: true }));
    expect(originOf(metadata, 'U1')).toEqual(place);
  });

  it('takes nobody’s word for a chat being private', () => {
    expect(originOf('{"channel":"C1","direct":true}', 'U1')).toEqual({ channel: 'C1', direct: false });
    expect(originOf('{"channel":"U1"}', 'U1')).toEqual({ channel: 'U1', direct: true });
    expect(originOf('nonsense', 'U1')).toBeNull();
  });
});
