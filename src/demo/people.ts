import type { Language, PersonRole } from '../generated/prisma/enums.ts';

export interface PersonProfile {
  readonly name: string;
  readonly role: PersonRole;
  readonly language: Language;
  readonly zone: string;
  readonly country: string;
  readonly manager?: string;
}

/** Who works at the demo company, by handle; managers before those they manage. */
export const people = {
  irina: { name: 'Ирина Соколова', role: 'head', language: 'ru', zone: 'Europe/Moscow', country: 'RU' },
  olga: { name: 'Olga Lindqvist', role: 'kam', language: 'en', zone: 'Europe/London', country: 'GB', manager: 'irina' },
  maria: { name: 'Мария Седова', role: 'kam', language: 'ru', zone: 'Europe/Moscow', country: 'RU', manager: 'irina' },
  marco: { name: 'Marco Bonetti', role: 'kam', language: 'it', zone: 'Europe/Rome', country: 'IT', manager: 'irina' },
  thomas: { name: 'Thomas Weber', role: 'administrator', language: 'en', zone: 'Europe/Berlin', country: 'DE' },
  ivan: { name: 'Ivan Horvat', role: 'department_head', language: 'en', zone: 'Europe/Zagreb', country: 'HR' },
  lucia: { name: 'Lucia Ferrero', role: 'member', language: 'it', zone: 'Europe/Rome', country: 'IT', manager: 'ivan' },
  elena: { name: 'Елена Морозова', role: 'finance', language: 'ru', zone: 'Europe/Moscow', country: 'RU' },
  paolo: { name: 'Paolo Greco', role: 'finance', language: 'it', zone: 'Europe/Rome', country: 'IT', manager: 'elena' },
  helen: { name: 'Helen Clarke', role: 'department_head', language: 'en', zone: 'Europe/London', country: 'GB' },
  dmitry: {
    name: 'Дмитрий Лебедев',
    role: 'member',
    language: 'ru',
    zone: 'Europe/Moscow',
    country: 'RU',
    manager: 'helen',
  },
  giulia: { name: 'Giulia Fontana', role: 'department_head', language: 'it', zone: 'Europe/Rome', country: 'IT' },
  nikita: {
    name: 'Никита Белов',
    role: 'member',
    language: 'ru',
    zone: 'Europe/Samara',
    country: 'RU',
    manager: 'giulia',
  },
} as const satisfies Record<string, PersonProfile>;

export type Handle = keyof typeof people;

interface DepartmentProfile {
  readonly key: string;
  readonly name: string;
  readonly language: Language;
  readonly zone: string;
  readonly country: string;
  readonly head: Handle;
  readonly member: Handle;
}

export const departments: readonly DepartmentProfile[] = [
  {
    key: 'logistics',
    name: 'Logistics',
    language: 'en',
    zone: 'Europe/Rome',
    country: 'IT',
    head: 'ivan',
    member: 'lucia',
  },
  {
    key: 'finance',
    name: 'Финансы',
    language: 'ru',
    zone: 'Europe/Moscow',
    country: 'RU',
    head: 'elena',
    member: 'paolo',
  },
  {
    key: 'legal',
    name: 'Legal',
    language: 'en',
    zone: 'Europe/London',
    country: 'GB',
    head: 'helen',
    member: 'dmitry',
  },
  {
    key: 'support',
    name: 'Assistenza',
    language: 'it',
    zone: 'Europe/Rome',
    country: 'IT',
    head: 'giulia',
    member: 'nikita',
  },
];
