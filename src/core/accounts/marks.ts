/** «!!! СТОП» (stop shipments), «яяя_» (sorts to the end), «(не использовать)» (do not use). */
const marks =
  /!+\s*(?:стоп|stop)(?!\p{L})[\s:!]*|^\s*!+\s*|^\s*я{2,}[_\s]+|\s*\((?:не использовать|не отгружать|удалить|на удаление)\)/giu;

/** The name of a company without what bookkeepers have added to it: `!!! СТОП АО "Тигель-Сталь" (не отгружать)`, `яяя_Ромашка`. Empty where it is nothing else. */
export const withoutMarks = (name: string): string => name.replaceAll(marks, ' ').replace(/\s+/gu, ' ').trim();
