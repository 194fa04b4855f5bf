begin-demo = Это демокомпания. На её месте можно начать свою
begin-files = Ваши файлы
begin-waiting = Они перейдут в вашу компанию.
begin-here = Нужно заполнить короткую форму. Демо при этом удаляется: всё, что в нём написано и отмечено, и привязки к Slack и Telegram.
begin-elsewhere = Свою компанию начинают в консоли, в браузере: /import там. Привязки в этом чате относятся к демо, потом их нужно сделать заново.
begin-terminal = Можно и в терминале: npm run import -- --replace-demo ФАЙЛ…
begin-button = Начать свою
begin-over = Демо уже нет: на его месте начата компания. Ничего не изменено.
begin-asked = Ваша компания вместо демо
begin-removes = После отправки формы демо удаляется насовсем. Файлы, которые ждут, перейдут в вашу компанию.
begin-form = Моя компания
begin-submit = Заменить демо
begin-company = Компания
begin-name = Ваше имя
begin-name-hint = Имя и фамилия; вы станете администратором
begin-currency = Валюта
begin-currency-hint = Валюта отчётов компании, три буквы, например RUB
begin-currency-unknown = Такой валюты не знаю. Нужны три буквы, например RUB или EUR.
begin-done = Компания «{ $company }» начата{ $files ->
    [0] : теперь первые файлы
    [one] : { $files } файл ждёт проверки
    [few] : { $files } файла ждут проверки
   *[other] : { $files } файлов ждут проверки
}
begin-next = Затем
begin-next-people = /admin people: сотрудники и приглашения для них
begin-next-settings = /settings: когда можно беспокоить сотрудников и о чём сообщать
console-secret-usage = Вызов: npm run console-secret
console-secret-made = Новый секрет консоли готов. Он показан один раз, прежний больше не действует:
console-secret-set = Задан KAM_CONSOLE_SECRET, консоль просит его, поэтому новый секрет не создан. Без него npm run console-secret создаёт секрет.
console-secret-no-company = Своей компании ещё нет, а у демо секрета не бывает. Ничего не создано.
