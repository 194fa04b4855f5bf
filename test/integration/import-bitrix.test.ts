import { beforeEach, expect, it } from 'vitest';
import { testDb } from '../setup/database.ts';
import { importer } from './importing.ts';

const { db, reset } = await testDb();
const { run } = importer(db);

beforeEach(reset);

/** As Bitrix24 exports them (invented rows). */
const companies = `\ufeff"ID";"Название компании";"Тип компании";"Сфера деятельности";"Кол-во сотрудников";"Годовой оборот";"Валюта";"Комментарий";"Ответственный";"Рабочий телефон";"Корпоративный сайт";"Рабочий e-mail"
"12";"Ромашка";"Клиент";"Производство";"50-250";"1000000";"RUB";"";"Ольга Седова";"+7 342 000-00-00";"https://romashka.example";"info@romashka.example"
`;
const contacts = `\ufeff"ID";"Обращение";"Имя";"Отчество";"Фамилия";"Дата рождения";"Должность";"Компания";"Ответственный";"Рабочий телефон";"Мобильный телефон";"Рабочий e-mail"
"34";"г-жа";"Анна";"";"Петрова";"";"Директор по закупкам";"Ромашка";"Ольга Седова";"+7 342 000-00-01";"";"anna@romashka.example"
"35";"";"Иван";"Петрович";"Козлов";"";"";"Ромашка";"";"";"+7 900 000-00-02";""
`;
const inEnglish = `"ID","Salutation","First name","Last name","Position","Company","Responsible person","Work Phone","Work E-mail"
"36","","Mary","Hill","Buyer","Ромашка","","+44 20 0000 0000","mary@romashka.example"
`;

it('the companies and contacts of Bitrix24 are understood as they are exported', async () => {
  const report = await run({ 'COMPANY_20261121.csv': companies, 'CONTACT_20261121.csv': contacts });
  expect(report.rejectedFiles).toEqual([]);
  expect(await db.account.findFirstOrThrow({ include: { assignments: { include: { person: true } } } })).toMatchObject({
    name: 'Ромашка',
    industry: 'Производство',
    website: 'https://romashka.example',
    assignments: [{ person: { name: 'Ольга Седова' } }],
  });
  await run({ 'CONTACT_en.csv': inEnglish });
  const people = await db.contact.findMany({ orderBy: { externalKey: 'asc' } });
  expect(people.map(({ name, position, email, phone }) => [name, position, email, phone])).toEqual([
    ['Анна Петрова', 'Директор по закупкам', 'anna@romashka.example', '+7 342 000-00-01'],
    ['Иван Петрович Козлов', null, null, null],
    ['Mary Hill', 'Buyer', 'mary@romashka.example', '+44 20 0000 0000'],
  ]);
});
