import { describe, expect, it } from 'vitest';
import { actions, button, card, context, text } from '../cards/build.ts';
import { translator } from '../i18n/translator.ts';
import { fileName, type MessageFile, withoutFile } from './file.ts';

describe('the name of a file', () => {
  it.each([
    ['Долги, ноябрь.png', 'Долги, ноябрь.png'],
    ['../etc/a:b"c;d\r\n.pdf', '.._etc_a_b_c_d_.pdf'],
    [' .xlsx', '_.xlsx'],
    ['', '_'],
    [`${'ё'.repeat(300)}.xlsx`, `${'ё'.repeat(120)}.xlsx`],
  ])('is one that everybody takes, and keeps its ending: %j', (name, fit) => expect(fileName({ name })).toBe(fit));
});

describe('a card whose file could not be sent', () => {
  const chart: MessageFile = {
    kind: 'picture',
    name: 'a.png',
    mimeType: 'image/png',
    bytes: new Uint8Array(),
    alt: '40, 70',
  };
  const sheet: MessageFile = { kind: 'document', name: 'a.xlsx', mimeType: 'x/y', bytes: new Uint8Array() };
  const debt = card('Debt', [text('Acme'), actions(button('Brief', 'brief:7')), context('As of today')]);

  it.each([
    ['en', 'The picture could not be sent here. It shows: 40, 70', 'The file a.xlsx could not be sent here.'],
    ['ru', 'Не удалось показать изображение. На нём: 40, 70', 'Не удалось отправить файл a.xlsx.'],
    ['it', "Impossibile mostrare qui l'immagine. Mostra: 40, 70", 'Impossibile inviare qui il file a.xlsx.'],
  ] as const)('says so after its words, above its buttons: %s', (language, picture, document) => {
    const t = translator(language, 'Europe/Rome');
    for (const [file, said] of [[chart, picture] as const, [sheet, document] as const]) {
      const [words, line, ...rest] = withoutFile(debt, file, t).children;
      expect([words, line]).toEqual([text('Acme'), text(said)]);
      expect(rest).toEqual(debt.children.slice(1));
    }
  });
});
