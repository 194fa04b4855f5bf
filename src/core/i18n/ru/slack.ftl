slack-more = ещё { $count }
slack-fill-in = Заполнить
slack-form-late = Ответ готовился дольше, чем ждёт Slack, и форма закрылась; вот что получилось.
slack-prompt-clients = Мои клиенты
slack-prompt-help = Что вы умеете
slack-home-as-of = Данные на { $time }
slack-home-refresh = Обновить
slack-file-problem = { $problem ->
    [scope] В этом Slack у меня пока нет права читать файлы. Администратор может добавить приложению право files:read; после этого пришлите файл ещё раз.
    [outside] Файл хранится вне Slack, там его не прочитать. Пришлите сам файл или подключите секретный адрес календаря через /calendar.
    [denied] Slack не разрешает прочитать этот файл. Пришлите его в этот чат сами.
   *[gone] Этого файла в Slack больше нет. Пришлите его, пожалуйста, ещё раз.
}
slack-secret-shown = Slack показывает то, что здесь набрано.
