# What the HTTP API answers when it does not do what was asked.
console-unknown-person = Сотрудника с таким именем нет. Список: GET /api/console/people
console-no-such-channel = Такого канала нет.
console-not-a-member = Вы не состоите в этом канале.
console-no-such-message = Такого сообщения нет.
console-not-your-message = Это сообщение адресовано не вам.
console-still-working = Первая отправка ещё обрабатывается. Ответ появится в чате.
console-bad-input = Ничего не сделано: не удалось прочитать { $fields }.
console-bad-body = Ничего не сделано: запрос не похож на JSON.
console-too-large = Ничего не сделано: слишком большой объём.
console-no-such-page = По этому адресу ничего нет.
console-foreign = Запрос пришёл с другого сайта и отклонён. Откройте консоль по её собственному адресу.
console-closed = В консоли можно говорить от имени любого сотрудника, поэтому без секрета она открыта только на этом компьютере и только для демокомпании. Чтобы пользоваться ею здесь, задайте KAM_CONSOLE_SECRET в .env и запустите снова.
console-log-in-first = Сначала войдите: /console/login
console-login-secret = Секрет консоли
console-login-enter = Войти
console-login-wrong = Секрет не подошёл. Попробуйте ещё раз.
console-login-wait = Слишком много попыток. Подождите минуту.
