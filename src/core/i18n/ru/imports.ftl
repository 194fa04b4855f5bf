import-usage =
    Использование: npm run import -- [--dry-run] [--map ФАЙЛ.json] [--as-of ДАТА] [--source ИМЯ] [--currency RUB] [--replace-demo] [--allow-vanishing] ФАЙЛ…
                   npm run import -- --rollback N
    Файлы CSV и XLSX: сотрудники, клиенты, юрлица, контактные лица, договоры, товары, заказы и их строки, возвраты, накладные, оплаты, открытая задолженность. Подробнее: docs/import.md.
import-usage-as-of = После --as-of нужна дата, например 2026-11-20, или момент, например 2026-11-20T22:00:00Z.
import-usage-currency = --currency ждёт код, например RUB.
import-usage-rollback = После --rollback нужен номер импорта и больше ничего.
import-waits = Уже идёт другой импорт; этот подождёт.
import-step-look = { $file }: просмотрено строк: { $rowsFigure }
import-step-compare = { $file }: строки прочитаны, сверяем с тем, что уже есть
import-step-alerts = Считаем, кому и о чём пришли бы предупреждения
import-progress = { $file }: прочитано строк: { $rows }

import-kind = { $kind ->
    [employees] сотрудники
    [accounts] клиенты
    [legal_entities] юрлица
    [contacts] контактные лица
    [contracts] договоры
    [products] товары
    [orders] заказы
    [order_lines] строки заказов
    [returns] возвраты
    [invoices] накладные
    [open_items] открытая задолженность
   *[payments] оплаты
 }
import-told-file = { $file } — { $kind } ({ $format })
import-told-rows = новых: { $added } · изменено: { $changed } · без изменений: { $unchanged }
import-debts = На { $day }: { $debtors ->
    [one] { $debtors } должник
    [few] { $debtors } должника
   *[many] { $debtors } должников
}, долг { $amounts }
import-debts-totalled = На { $day }: { $debtors ->
    [one] { $debtors } должник
    [few] { $debtors } должника
   *[many] { $debtors } должников
}, долг { $amounts }, сходится с итогом файла
import-debts-since = новых: { $added } · закрыто: { $closed } · оплачено частично: { $partlyPaid }
import-debts-between = новых: { $added } · между { $since } и { $until } закрыто: { $closed }, оплачено частично: { $partlyPaid }
import-debts-rate-moved = изменилось с курсом: { $count }
import-debts-unmatched = { $count ->
    [one] { $count } должник не отнесён
    [few] { $count } должника не отнесены
   *[many] { $count } должников не отнесены
} ни к одному клиенту: { $amounts }
import-debts-undated = { $count ->
    [one] У { $count } документа
   *[many] У { $count } документов
} нет срока оплаты, и отсрочка неизвестна: долг виден в списке, предупреждений по нему не будет
import-debts-level = { $level ->
    [contract] В отчёте одна сумма на договор, без документов: просрочку по дням определить нельзя
   *[client] В отчёте одна сумма на клиента, без документов: просрочку по дням определить нельзя
}
import-told-filtered = не прошли отбор: { $count }
import-told-repeated = повторяют более раннюю строку: { $count }
import-told-vanished = больше нет в файле, перенесены в архив или удалены: { $count }
import-told-rejected = { $count ->
    [one] не принята { $count } строка
    [few] не приняты { $count } строки
   *[other] не принято { $count } строк
 }
import-told-with-parent = { $count ->
    [one] { $count } строка опущена вместе с той, к которой относится
    [few] { $count } строки опущены вместе с теми, к которым относятся
   *[other] { $count } строк опущено вместе с теми, к которым относятся
 }
import-told-reason = { $count } × { $reason }
import-told-reason-in-column = { $count } × { $column }: { $reason }
import-told-unused = столбцы не использованы: { $headers }
import-told-list = Непринятые строки с номерами и причинами: { $path }
import-told-nothing = Эти файлы уже загружены именно так: ничего не меняется.
import-told-none-taken = Не принята ни одна строка, поэтому ничего не загружено.
import-told-dry-run = Пробный прогон: ничего не изменено.
import-told-done = Записано как импорт { $batch }. Отменить: npm run import -- --rollback { $batch }
import-told-rolled-back = Импорт { $batch } отменён: { $count ->
    [one] { $count } строка снова такая, как была.
    [few] { $count } строки снова такие, как были.
   *[other] { $count } строк снова такие, как были.
 }
import-told-stayed = { $count ->
    [one] { $count } должник остался за клиентом, указанным с тех пор, или отложенным: второй раз о нём не спросим.
    [few] { $count } должника остались за клиентами, указанными с тех пор, или отложенными: второй раз о них не спросим.
   *[other] { $count } должников остались за клиентами, указанными с тех пор, или отложенными: второй раз о них не спросим.
 }
import-told-stayed-clients = { $count ->
    [one] { $count } их клиент пришёл с этой загрузкой и тоже остался.
    [few] { $count } их клиента пришли с этой загрузкой и тоже остались.
   *[other] { $count } их клиентов пришли с этой загрузкой и тоже остались.
 }
import-told-database-away = Связь с базой данных прервалась, ничего не загружено. Запустите, пожалуйста, импорт ещё раз.

import-note-company = Компания теперь «{ $name }»: часовой пояс { $zone }, валюта { $currency }. Другое можно указать в файле соответствий (organisation, zone, currency).
import-note-administrator = Добавлен администратор с коротким именем «admin»: он видит всё загруженное.
import-note-console-secret = Консоль теперь просит секрет: его создаёт npm run console-secret. Или впишите KAM_CONSOLE_SECRET=… (не короче 16 знаков) в файл .env и перезапустите программу.
import-note-day-read = «{ $header }»: { $value } прочитано как { $readDayInWords }
import-note-number-read = «{ $header }»: { $value } прочитано как { $readFigure }
import-note-manager = { $name }: есть только в столбце руководителей, роль — руководитель.
import-note-owner = { $name }: есть только в столбце ответственных, роль — КАМ, короткое имя — «{ $handle }».
import-note-erased = { $count ->
    [one] { $count } строка — о человеке, чьи данные удалены: она пропущена.
    [few] { $count } строки — о людях, чьи данные удалены: они пропущены.
   *[other] { $count } строк — о людях, чьи данные удалены: они пропущены.
}
import-note-erased-named = { $count ->
    [one] { $count } имя — человека, чьи данные удалены: сделанное осталось под именем «Бывший сотрудник».
    [few] { $count } имени — людей, чьи данные удалены: сделанное осталось под именем «Бывший сотрудник».
   *[other] { $count } имён — людей, чьи данные удалены: сделанное осталось под именем «Бывший сотрудник».
}
import-note-several-owners = «{ $value }» — не один человек: ответственный там не назначен.
import-note-legal-entities = { $count ->
    [1] У одного клиента не было юрлица; добавлено юрлицо с именем клиента.
    [one] У { $count } клиента не было юрлиц; каждому добавлено юрлицо с именем клиента.
   *[other] У { $count } клиентов не было юрлиц; каждому добавлено юрлицо с именем клиента.
 }
import-note-loose-name = «{ $value }» принято за «{ $name }».
import-note-own-company = «{ $name }» — наша собственная организация: её долг не учтён.
import-note-loose-debtor = «{ $value }» принято за юридическое лицо, которое записано иначе.
import-note-handover = «{ $value }»: на дату списка клиента ведёт { $name }.
import-note-comments = Из комментариев, где больше нигде не сказано: отсрочка — клиентов: { $terms }, кредитный лимит — клиентов: { $limits }.
import-note-other-currency = { $count ->
    [one] { $count } долг по договору в другой валюте или в у. е. Сумма прочитана в валюте файла; её изменение вместе с курсом оплатой не считается.
    [few] { $count } долга по договорам в другой валюте или в у. е. Суммы прочитаны в валюте файла; их изменение вместе с курсом оплатой не считается.
   *[other] { $count } долгов по договорам в другой валюте или в у. е. Суммы прочитаны в валюте файла; их изменение вместе с курсом оплатой не считается.
}
import-note-lost-tax-ids = { $count ->
    [one] В { $count } строке
   *[other] В { $count } строках
} Excel превратил ИНН в степени десяти: он пропущен. Задайте этому столбцу текстовый формат.
import-note-lost-choices = «{ $header }»: { $count ->
    [one] в { $count } строке
   *[other] в { $count } строках
} незнакомое слово, например «{ $value }»; оно пропущено.
import-note-shipped-when-ordered = Столбца с датой отгрузки нет: отгруженные заказы считаются с даты заказа.

import-refused = Ничего не загружено.
import-refused-missing = Файла { $file } нет.
import-refused-folder = { $file } — это папка. Назовите, пожалуйста, файлы в ней.
import-refused-unreadable = Файл { $file } не читается: у пользователя нет прав.
import-refused-empty = Файл { $file } пуст.
import-refused-quote = { $file }: в строке { $line } или чуть ниже открывается кавычка, которая нигде не закрыта, и границы ячеек неизвестны. Исправьте, пожалуйста, эту строку.
import-refused-workbook = { $file } не читается как книга Excel: возможно, файл повреждён. Откройте его в Excel и сохраните как XLSX или CSV.
import-refused-inflates = { $file } при распаковке занял бы намного больше, чем нужно таблице, поэтому не открыт. Если это настоящая таблица, сохраните её как CSV.
import-refused-old-workbook = { $file } — старая книга Excel или книга с паролем. Откройте файл и сохраните как «Книга Excel (.xlsx)» без пароля.
import-refused-web-page = { $file } — на деле веб-страница. Откройте файл в Excel и сохраните как XLSX или CSV.
import-refused-other-format = { $file } — таблица в формате { $format }. Откройте файл и сохраните как «Книга Excel (.xlsx)»: в 1С — «Файл», «Сохранить как», тип «Лист Excel 2007-…».
import-refused-twice-encoded = { $file }: буквы испорчены, файл перекодировали дважды. Выгрузите его заново и сохраните в UTF-8 или как «Книга Excel (.xlsx)».
import-refused-no-table = { $file } — не текстовая таблица. Читаются CSV и XLSX.
import-refused-mapping = { $file } не годится как файл соответствий: { $mistakes }
import-refused-no-entry = В файле соответствий нет записи для { $file }.
import-refused-fields = { $file }: в соответствиях указано { $unknown }, но у вида «{ $kind }» этого нет. Есть: { $fields }
import-refused-headers = { $file }: нет столбца { $missing }. Найдены столбцы: { $found }
import-refused-header-twice = { $file }: столбец «{ $header }» встречается дважды. Переименуйте, пожалуйста, один из них.
import-refused-kind = { $file }: по столбцам не понять, что в файле. Напишите, пожалуйста, файл соответствий (docs/import.md). Найдены столбцы: { $found }
import-refused-missing-fields = { $file } как «{ $kind }»: не хватает { $missing }. Найдены столбцы: { $found }
import-refused-currency = { $file }: валюта нигде не указана. Укажите её: --currency RUB в терминале или "currency": "RUB" в файле соответствий
import-refused-number-ambiguous = { $file }, столбец «{ $header }»: 1.500 может быть и полутора, и полутора тысячами, и ни одно значение этого не решает. Укажите в соответствиях для столбца: "decimal": "." или "decimal": ","
import-refused-number-mixed = { $file }, столбец «{ $header }»: в одних значениях десятичная точка, в других запятая. Исправьте файл или укажите "decimal" в соответствиях: остальные значения тогда не будут приняты.
import-refused-day-ambiguous = { $file }, столбец «{ $header }»: 03/04 может быть и мартом, и апрелем, и ни одного числа больше 12 нет. Укажите в соответствиях для столбца: "dateFormat": "DD/MM/YYYY" или "MM/DD/YYYY"
import-refused-day-mixed = { $file }, столбец «{ $header }»: в одних значениях первым стоит день, в других месяц. Исправьте файл или укажите "dateFormat" в соответствиях: остальные значения тогда не будут приняты.
import-refused-demo = Это демокомпания, другие данные она не принимает. Ваша компания начинается вместо неё в консоли (/import) или в терминале: npm run import -- --replace-demo ФАЙЛ…
import-refused-company-meanwhile = Другая программа только что создала компанию в этой базе: первый npm start создаёт демокомпанию. Запустите, пожалуйста, импорт ещё раз; если это демокомпания — с --replace-demo.
import-refused-vanishing = В файле нет { $gone } из { $live } известных записей ({ $kind }) — больше десятой части. Если так и есть, подтвердите (в терминале: --allow-vanishing).
import-refused-sum = { $file }, строка { $line }: в «{ $name }» указано { $saysSum }, а строки под ней дают { $belowSum }. Сформируйте отчёт заново, раскрыв все группы, или исправьте эту строку.
import-refused-which-company = { $file }: не сказано, какой из наших организаций должны: { $companies }. Напишите её название над таблицей или в столбце «Организация» и пришлите файл ещё раз.
import-refused-older-list = Этот отчёт о долгах — на { $asOfDay }, а более новый, на { $newestDay }, уже загружен. По старому ничего узнать нельзя.
import-refused-vanishing-debt = В отчёте нет { $goneSum } из { $beforeSum } { $currency } известного долга — больше десятой части. Если он оплачен, подтвердите это (в терминале: --allow-vanishing); иначе отчёт о другом или обрезан.
import-refused-rejected-file = Не удаётся записать { $file } рядом с файлом, а непринятые строки не должны пропасть.
import-refused-roles = { $file } — список сотрудников, а в нём роли: загрузить его или отменить такую загрузку может только администратор. Попросите администратора или уберите этот файл.
import-refused-no-batch = Импорта { $batch } нет.
import-refused-rolled-back = Импорт { $batch } уже отменён.
import-refused-forgotten = Загрузку { $batch } уже не отменить: она слишком старая, и что она изменила, больше не хранится (сроки покажет /admin retention).
import-refused-changed-since = Записи этого импорта с тех пор изменены: { $rows }
import-refused-referred = На записи этого импорта ссылаются более поздние: { $rows }

import-reject-cell-count = число ячеек не как в заголовке
import-reject-missing = не может быть пустым
import-reject-no-key = строку ничто не отличает от других
import-reject-duplicate = более ранняя строка с тем же ключом говорит другое
import-reject-unknown-reference = неизвестно
import-reject-ambiguous-reference = подходит к нескольким записям; нужен код или точное имя
import-reject-with-parent = опущена вместе со строкой, к которой относится: та не принята
import-reject-refers-to-itself = ссылается на саму себя
import-reject-not-a-number = не число в записи этого столбца
import-reject-not-whole = не целое число
import-reject-too-large = слишком большое
import-reject-out-of-range = вне допустимых пределов
import-reject-not-a-share = не доля от 0 до 1 и не процент со знаком
import-reject-not-a-day = не дата в записи этого столбца
import-reject-not-a-flag = ни да, ни нет
import-reject-not-a-choice = слово неизвестно; в соответствиях можно указать aliases
import-reject-not-a-currency = не код валюты, такой как RUB
import-reject-no-currency = сумма без валюты
import-reject-not-a-zone = не часовой пояс, такой как Europe/Moscow
import-reject-not-an-email = не адрес электронной почты
import-reject-not-a-handle = только латинские буквы, цифры, точка, черта и дефис
import-reject-mangled = таблица превратила номер в степень десяти; задайте столбцу формат «Текстовый»
import-reject-unreadable = содержит знак, который не текст
import-reject-too-long = слишком длинно
import-reject-taken = уже занято другим сотрудником
import-reject-ends-before-start = окончание раньше начала
import-reject-shipped-without-day = отгружен, но без даты
import-reject-which-legal-entity = у клиента несколько юрлиц; укажите, какое
import-reject-other-account = юрлицо относится к другому клиенту
import-reject-other-currency = накладная в другой валюте

import-received-none = Файлов для загрузки нет
import-received-how = Пришлите сюда файлы CSV или Excel, все, что относятся друг к другу, и файл соответствий JSON, если он есть. Затем /import проба покажет, что изменится.
import-first = Для начала два файла
import-first-debts = «Задолженность покупателей по срокам долга» из 1С, лучше до документа
import-first-clients = список ключевых клиентов, какой есть, в Excel: кто ведёт клиента, его юрлица или ИНН
import-first-bookkeeper = Что попросить у бухгалтера: docs/bookkeeper.ru.md
import-received-waiting = { $count ->
    [one] { $count } файл ждёт
    [few] { $count } файла ждут
   *[other] { $count } файлов ждут
} загрузки
import-received-file = { $name }, { $size }, { $at }
import-received-kilobytes = { $size } кБ
import-received-megabytes = { $size } МБ
import-received-then = Проба ничего не меняет. Можно сначала прислать ещё файлы: проверяются все вместе. Они хранятся { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[other] { $days } дней
} или до загрузки.
import-received-try = Проверить
import-received-drop = Убрать файлы
import-received-dropped = { $count ->
    [0] Файлов для загрузки нет
    [one] Убран { $count } файл, ничего не загружено
    [few] Убраны { $count } файла, ничего не загружено
   *[other] Убрано { $count } файлов, ничего не загружено
}
import-received-too-large = { $name } больше { $size } МБ и не сохранён. Большие файлы загружают там, где работает kam-assistant: npm run import -- ФАЙЛ
import-received-too-much = { $name } не сохранён: загрузки ждут не больше { $files } файлов и { $size } МБ вместе. Загрузите или уберите те, что ждут (/import), или наберите npm run import -- ФАЙЛ
import-received-day = Это не день до сегодняшнего. Например: /import проба 20.11.2026
import-received-rejected = Не принято из { $file }
import-received-row = Строка { $line }: { $reason }
import-received-empty = Строка { $line }, { $column }: { $reason }
import-received-cell = Строка { $line }, { $column } «{ $value }»: { $reason }
import-received-more = и ещё { $count }
import-received-options = Файл можно исправить и прислать снова под тем же именем; файл соответствий присылают вместе с ними как JSON. Параметры, которые начинаются с --, действуют в npm run import, там, где работает kam-assistant.
import-received-mappings = Прислано несколько файлов JSON, а файл соответствий может быть один. Уберите файлы и пришлите их с нужным.
import-received-no-table = Есть только файл соответствий, таблиц нет. Пришлите и файлы CSV или Excel.
import-received-no-key = Этот процесс не знает, кто был удалён, поэтому ничего не загружено. Наберите npm run import или спросите там, где работает kam-assistant.
import-received-gone = Этих файлов больше нет: их убрали, прислали заново или они ждали слишком долго. Ничего не изменено. Пришлите их ещё раз и наберите /import проба.
import-received-not-yours = Эти файлы проверял другой сотрудник, загрузить их может только он. Ничего не загружено.
import-received-done = Загрузка { $batch } выполнена: новых { $added }, изменено { $changed }{ $vanished ->
    [0] {""}
   *[other] , исчезло { $vanished }
}{ $rejected ->
    [0] {""}
   *[other] , не принято { $rejected }
}
import-trial-title = Проба, пока ничего не загружено: новых { $added }, изменится { $changed }{ $vanished ->
    [0] {""}
   *[other] , исчезнет { $vanished }
}{ $rejected ->
    [0] {""}
   *[other] , не принято { $rejected }
}
import-trial-now = Загрузить
import-trial-as-of = Данные на { $day }. Кнопка загрузит именно эти файлы, один раз.
import-trial-as-sent = Данные на дату, указанную в файле, а если её нет — на момент, когда он прислан; на другой день: /import проба 20.11.2026. Кнопка загрузит именно эти файлы, один раз.

debtor-which = Какой это клиент: { $name }?
debtor-owes = Долг { $amounts }, { $items ->
    [one] { $items } открытый документ
    [few] { $items } открытых документа
   *[many] { $items } открытых документов
}
debtor-tax-id = ИНН { $taxId }
debtor-other = Другой клиент…
debtor-new = Новый клиент
debtor-set-aside = Не наш ключевой клиент
debtor-later = Позже
debtor-set-rest-aside = Никто из { $count }
debtor-left = { $count ->
    [one] { $count } должник не отнесён
    [few] { $count } должника не отнесены
   *[many] { $count } должников не отнесены
} ни к одному клиенту. Ответ запоминается: в следующем файле вопроса не будет.
debtor-assigned = { $debtor } — теперь клиент { $client }.
debtor-undo = Отменить
debtor-aside = { $count ->
    [one] { $count } должник отложен
    [few] { $count } должника отложены
   *[many] { $count } должников отложены
}: о них больше не спросят. Спросить снова: /import должники все
debtor-none = Все должники отнесены к клиентам или отложены
debtor-no-more = { $count ->
    [one] { $count } должник оставлен на потом
    [few] { $count } должника оставлены на потом
   *[many] { $count } должников оставлены на потом
}
debtor-again = С начала
debtor-how = Должники приходят с отчётом о задолженности. /import должники все — спросить и об отложенных.
debtor-gone = Этого должника больше нет: загрузку отменили. Наберите /import должники
debtor-taken = Тем временем кто-то уже указал, какой это клиент. Продолжить: /import должники
debtor-assign = Это он
debtor-field-client = Название клиента
import-debtors-ask = Чьи это долги?

owner-which = Кто это: «{ $called }»?
owner-clients = По списку ведёт { $count ->
    [one] клиента
   *[other] клиентов
}: { $clients }.
owner-others = По списку ведёт { $count ->
    [one] { $count } клиента
   *[other] { $count } клиентов
}.
owner-more = ещё { $count }
owner-other = Кто-то другой…
owner-new = Новый менеджер
owner-nobody = Не из наших
owner-left = { $count ->
    [one] { $count } имя не узнано
    [few] { $count } имени не узнаны
   *[many] { $count } имён не узнаны
}. Ответ запоминается: в следующем списке вопроса не будет.
owner-said = «{ $called }» — это { $person }, { $clients ->
    [one] { $clients } клиент
    [few] { $clients } клиента
   *[many] { $clients } клиентов
} из списка.
owner-said-nobody = «{ $called }» — не из наших: клиенты остаются у тех, кто их ведёт.
owner-again = Изменить: { $called }
owner-none = Все имена в списках узнаны
owner-no-more = { $count ->
    [one] { $count } имя отложено
    [few] { $count } имени отложены
   *[many] { $count } имён отложены
}
owner-how = Имена приходят со списком клиентов. Кем из нас может быть «Оля» или одна из двух Седовых, спрашивают здесь.
owner-gone = Этого имени или этого сотрудника больше нет. Наберите /import люди.
owner-said-meanwhile = Кто-то уже ответил, чьё это имя. Наберите /import люди, чтобы продолжить.
owner-field-who = Имя или короткое имя
owner-several = Подходят несколько: { $names }. Введите короткое имя.
owner-unknown = Здесь так никого не зовут. Введите имя или короткое имя, как в /admin people.
import-owners-ask = Кто есть кто в списке?
import-note-who = «{ $value }»: непонятно, кто это из наших. Клиенты загружаются без менеджера или остаются у нынешнего; спросит /import люди.
import-trial-vanishing = Загрузить: чего нет в файле, то закрыто

import-told-alerts = { $day }: { $people ->
    [0] по правилам никому ничего не придёт
   *[other] по правилам получат сообщения: { $people }, всего сообщений: { $messages }
}
preview-ask = Кому что придёт?
preview-title = { $day }: получат сообщения — { $people }, всего сообщений — { $messages }
preview-nobody = { $day }: никому ничего не придёт
preview-nobody-why = Нет ни просрочки, ни приближающихся дат, ни замолчавших клиентов, которых кто-то ведёт. Кто кого ведёт, говорит список клиентов; просрочка приходит с отчётом о задолженности.
preview-nothing = { $day }: ничего не придёт
preview-person = Что получит { $name }, { $day }
preview-of = Всё для: { $name }
preview-all = Ко всем
preview-more = … и ещё { $count }
preview-more-people = … и ещё людей: { $count }
preview-partial = Только то, что касается видимых вам клиентов.
preview-how = Ничего не отправлено и не изменено. В первую неделю предупреждения приходят раз в день, в сводке.

doubts-more = { $count ->
    [one] После этого останется ещё { $count } такой столбец.
    [few] После этого останется ещё { $count } таких столбца.
   *[many] После этого останется ещё { $count } таких столбцов.
 }
doubt-day = { $file }, «{ $header }»: { $value } — это какой день?
doubt-number = { $file }, «{ $header }»: { $value } — это сколько?
doubts-remembered = Пока ничего не загружено; после ответа файлы проверятся снова. Ответ запоминается для файлов с теми же столбцами и действует там, где по самим значениям не видно.
columns-ask = Столбцы { $file }…
columns-which-kind = Что в файле { $file }?
columns-headers = Его столбцы: { $headers }
columns-remembered = Ответ запоминается для файлов с такими же заголовками.
columns-form = Какие это столбцы в { $file }?
columns-submit = Проверить снова
columns-field = { $field ->
    [name] Название или имя
    [account] Клиент
    [legalEntity] Юрлицо
    [number] Номер
    [issuedOn] Дата документа
    [amount] Сумма
    [key] Код
    [orderedOn] Дата заказа
    [order] Заказ
    [unitPrice] Цена
    [returnedOn] Дата возврата
    [paidOn] Дата оплаты
    [invoice] Накладная
    [debtor] Должник
    [open] Остаток долга
   *[other] { $field }
}
