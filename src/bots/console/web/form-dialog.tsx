import { useEffect, useRef, useState } from 'preact/hooks';
import type { Form, FormField } from '../../../core/forms/form.ts';
import type { Refusal } from './refusal.ts';
import { useTexts } from './texts-context.ts';

export interface FormDialogProps {
  readonly form: Form;
  /** Gives what is wrong, or null when the form was taken. */
  onSubmit(values: Record<string, string>): Promise<Refusal | null>;
  onClose(): void;
}

export const FormDialog = ({ form, onSubmit, onClose }: FormDialogProps) => {
  const { t } = useTexts();
  const dialog = useRef<HTMLDialogElement>(null);
  const [problems, setProblems] = useState<Record<string, string>>({});
  const [refusal, setRefusal] = useState<string | null>(null);
  const [sending, setSending] = useState(false);

  // It begins where something is to be said, not at what is mostly right as it is.
  useEffect(() => {
    dialog.current?.showModal();
    const asked = form.fields.find(({ aside }) => !aside);
    if (asked) dialog.current?.querySelector<HTMLElement>(`[name="${asked.name}"]`)?.focus();
  }, []);

  const send = async (element: HTMLFormElement): Promise<void> => {
    if (sending) return;
    const given = new FormData(element);
    const values = Object.fromEntries(form.fields.map(({ name }) => [name, String(given.get(name) ?? '').trim()]));
    const missing = form.fields.filter(({ name, required }) => required && !values[name]);
    setProblems(Object.fromEntries(missing.map(({ name }) => [name, t('console-form-required')])));
    if (missing[0]) {
      element.querySelector<HTMLElement>(`[name="${missing[0].name}"]`)?.focus();
      return;
    }
    setSending(true);
    const wrong = await onSubmit(values);
    setSending(false);
    const blamed = form.fields.find(({ name }) => name === wrong?.field);
    setRefusal(blamed ? null : (wrong?.message ?? null));
    if (!wrong || !blamed) return;
    setProblems({ [blamed.name]: wrong.message });
    element.querySelector<HTMLElement>(`[name="${blamed.name}"]`)?.focus();
  };

  return (
    <dialog ref={dialog} class="form-dialog" aria-labelledby="form-title" onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send(event.currentTarget);
        }}
      >
        <h2 id="form-title">{form.title}</h2>
        {form.fields.map((field) => (
          <Field key={field.name} field={field} problem={problems[field.name]} />
        ))}
        {refusal !== null && (
          <p class="problem" role="alert">
            {refusal}
          </p>
        )}
        <footer>
          <button type="button" class="button" onClick={() => dialog.current?.close()}>
            {t('console-form-cancel')}
          </button>
          <button type="submit" class="button button-primary" aria-busy={sending} aria-disabled={sending}>
            {form.submit}
          </button>
        </footer>
      </form>
    </dialog>
  );
};

const Field = ({ field, problem }: { readonly field: FormField; readonly problem: string | undefined }) => {
  const { name, label, kind, required, hint, value, min, max } = field;
  // A calendar of its own suggests days well enough.
  const options = (kind !== 'date' && field.options) || [];
  const id = `field-${name}`;
  const described = problem ? `${id}-problem` : hint ? `${id}-hint` : undefined;
  const shared = {
    id,
    name,
    'aria-required': required,
    'aria-invalid': problem !== undefined,
    ...(described && { 'aria-describedby': described }),
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {kind === 'paragraph' && <textarea {...shared} rows={4} defaultValue={value ?? ''} />}
      {kind === 'select' && (
        <select {...shared} defaultValue={value ?? ''}>
          {/* Of what must be chosen, nothing is chosen for anybody. */}
          {(!required || !value) && <option value="" />}
          {options.map((option) => (
            <option key={option.value} value={option.value} selected={option.value === value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
      {(kind === 'text' || kind === 'date') && (
        <input
          {...shared}
          type={kind}
          defaultValue={value ?? ''}
          autoComplete="off"
          {...(min && { min })}
          {...(max && { max })}
          {...(options.length > 0 && { list: `${id}-options` })}
        />
      )}
      {kind === 'secret' && <input {...shared} type="password" autoComplete="off" />}
      {kind === 'text' && options.length > 0 && (
        <datalist id={`${id}-options`}>
          {options.map((option) => (
            <option key={option.value} value={option.value} label={option.label} />
          ))}
        </datalist>
      )}
      {problem ? (
        <small id={`${id}-problem`} class="problem">
          {problem}
        </small>
      ) : (
        hint && <small id={`${id}-hint`}>{hint}</small>
      )}
    </div>
  );
};
