/** The initials of somebody, on a colour of their own. */
export const Avatar = ({ name }: { readonly name: string }) => {
  const initials = name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => [...word][0] ?? '')
    .join('')
    .toUpperCase();
  const hue = [...name].reduce((sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) % 360, 7);
  return (
    <span class="avatar" aria-hidden="true" style={{ '--hue': String(hue) }}>
      {initials}
    </span>
  );
};

/** The assistant's sign. */
export const AssistantMark = () => (
  <span class="avatar avatar-assistant" aria-hidden="true">
    <svg
      viewBox="0 0 16 16"
      width="14"
      height="14"
      fill="none"
      stroke="currentColor"
      stroke-width="1.8"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d="M3.5 2.5v11M12.5 2.5 3.8 8.6M6.6 6.8l5.9 6.7" />
    </svg>
  </span>
);
