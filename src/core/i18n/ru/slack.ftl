slack-more = ещё { $count }
slack-fill-in = Заполнить
slack-form-late = Ответ готовился дольше, чем ждёт Slack, и форма закрылась; вот что получилось.
slack-prompt-clients = Мои клиенты
slack-prompt-help = Что вы умеете
slack-home-as-of = Данные на { $time }
slack-home-refresh = Обновить
