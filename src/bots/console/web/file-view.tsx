import type { WireFile } from '../wire.ts';
import { useTexts } from './texts-context.ts';

/** The file of a message: a picture as it is, a document as a link with its size. */
export const FileView = ({ file, href }: { readonly file: WireFile; readonly href: string }) => {
  const { size } = useTexts();
  if (file.kind === 'picture') return <img class="message-picture" src={href} alt={file.alt ?? file.name} />;
  return (
    <a class="message-document" href={href} download={file.name} dir="auto">
      <span aria-hidden="true">📎 </span>
      {file.name} <small>{size(file.size)}</small>
    </a>
  );
};
