doctor-usage = Вызов: npm run doctor
doctor-house = Эта установка
doctor-settings = Настройки
doctor-again = Повторите npm run doctor через минуту.
doctor-not-connected = Подключения нет: как подключить, описано в { $guide }
doctor-away = { $platform } недоступен по адресу { $host }: { $reason }
doctor-away-mend = Проверьте выход в интернет с этого компьютера (прокси, брандмауэр) и { $variable }, если эта настройка задана. Если всё верно, возможно, не отвечает сам { $platform }: повторите через несколько минут.
doctor-clock = Часы совпадают с часами { $platform }
doctor-clock-ahead = Часы этого компьютера спешат на { $seconds } с относительно { $platform }
doctor-clock-behind = Часы этого компьютера отстают на { $seconds } с относительно { $platform }
doctor-clock-mend = Включите автоматическую установку времени, например: sudo timedatectl set-ntp true

doctor-config = { $problem }
doctor-config-mend = Исправьте в .env или в окружении; каждая настройка описана в .env.example.
doctor-config-unknown-mend = Исправьте имя или уберите строку.
doctor-database = База данных отвечает, её структура актуальна
doctor-database-away = Базой данных пользоваться нельзя: { $reason }
doctor-database-mend = Если задан DATABASE_URL: проверьте, что сервер работает и адрес верен. Если нет: подробности покажет npm start.
doctor-key = Ключ для секретов на месте
doctor-key-wrong = Ключ для секретов не годится: { $reason }
doctor-key-mend = Восстановите файл secret.key в папке данных из резервной копии или укажите прежний ключ в KAM_SECRET_KEY.
doctor-render = Сообщение не удалось показать в обычном виде, люди получили только его текст: { $subject }, { $count ->
    [one] { $count } раз
    [few] { $count } раза
   *[other] { $count } раз
}, в последний раз { $last }
doctor-render-mend = Это ошибка kam-assistant: установите новейшую версию. Если повторится, сообщите строку выше; она есть и в журнале, рядом с "alarm":"render".

doctor-slack-token = Slack узнаёт бота: { $bot } в { $workspace }
doctor-slack-token-wrong = Slack не принимает SLACK_BOT_TOKEN: { $reason }
doctor-slack-token-mend = api.slack.com/apps → ваше приложение → OAuth & Permissions: скопируйте Bot User OAuth Token (xoxb-…) в SLACK_BOT_TOKEN.
doctor-slack-installed-not = Приложение больше не установлено в рабочем пространстве: { $reason }
doctor-slack-install = api.slack.com/apps → ваше приложение → OAuth & Permissions → Reinstall to Workspace, затем скопируйте Bot User OAuth Token (xoxb-…) в SLACK_BOT_TOKEN.
doctor-slack-busy = Slack просит обращаться реже
doctor-slack-unsure = Не всё удалось узнать у Slack: { $reason }
doctor-slack-scopes = { $count ->
    [one] У приложения есть { $count } нужное право (scope), лишних нет
    [few] У приложения есть { $count } нужных права (scopes), лишних нет
   *[other] У приложения есть { $count } нужных прав (scopes), лишних нет
}
doctor-slack-scopes-missing = Приложению не хватает прав (scopes): { $scopes }
doctor-slack-scopes-mend = api.slack.com/apps → ваше приложение → App Manifest: вставьте slack/manifest.yaml, сохраните, затем OAuth & Permissions → Reinstall to Workspace.
doctor-slack-scopes-more = У приложения есть лишние права (scopes): { $scopes }
doctor-slack-scopes-more-mend = api.slack.com/apps → ваше приложение → OAuth & Permissions → Scopes: уберите их, затем Reinstall to Workspace.
doctor-slack-http = Секрет подписи задан: Slack доставляет на /slack/events по внешнему адресу этой установки
doctor-slack-signature = То, что приходит от имени Slack, подписано не ключом SLACK_SIGNING_SECRET и отклоняется: впервые { $since }, в последний раз { $last }
doctor-slack-signature-mend = api.slack.com/apps → ваше приложение → Basic Information → App Credentials → Signing Secret → Show: скопируйте в SLACK_SIGNING_SECRET, перезапустите kam-assistant (npm start) и наберите в Slack /kam help. Первая принятая доставка это снимет.
doctor-import-folder = Папкой KAM_IMPORT_FOLDER нельзя пользоваться или файлы из неё не перемещаются ({ $subject }): впервые { $since }, в последний раз { $last }
doctor-import-folder-mend = ENOENT: такой папки нет или она не подключена. EACCES, EPERM, EROFS: у того, от чьего имени работает kam-assistant, нет права записи. ENOSPC: диск заполнен. Когда папка станет доступна, файлы загрузятся сами; ничего не теряется.
doctor-slack-delivered = Последняя доставка от Slack принята { $when }
doctor-slack-delivered-none = От Slack ещё ничего не принято: наберите там /kam help
doctor-slack-socket = Slack доставляет через Socket Mode
doctor-slack-socket-refused = Slack не принимает SLACK_APP_TOKEN: { $reason }
doctor-slack-socket-mend = api.slack.com/apps → ваше приложение → Socket Mode: включите; затем Basic Information → App-Level Tokens: создайте токен с connections:write и скопируйте его (xapp-…) в SLACK_APP_TOKEN.
doctor-slack-channels = { $count ->
    [0] Пока ни в одном канале: пригласите приложение командой /invite туда, где оно нужно
    [one] Состоит в { $count } канале
    [few] Состоит в { $count } каналах
   *[other] Состоит в { $count } каналах
}
doctor-slack-channel-left = Больше не состоит в канале { $channel }, где писал раньше
doctor-slack-channel-left-mend = Если бот там нужен: откройте канал и наберите /invite и имя приложения.
doctor-slack-channel-archived = Канал #{ $channel } в архиве: писать туда нельзя
doctor-slack-channel-archived-mend = В настройках канала выберите Unarchive или используйте другой канал.

doctor-telegram-token = Telegram узнаёт бота: @{ $bot }
doctor-telegram-token-wrong = Telegram не принимает TELEGRAM_BOT_TOKEN: { $reason }
doctor-telegram-token-mend = Отправьте /token боту @BotFather, выберите бота и скопируйте ответ в TELEGRAM_BOT_TOKEN.
doctor-telegram-unsure = Не всё удалось узнать у Telegram: { $reason }
doctor-telegram-commands = Команды предлагаются на каждом языке ({ $languages })
doctor-telegram-commands-missing = Команды не предлагаются или устарели ({ $languages })
doctor-telegram-commands-mend = Запустите или перезапустите kam-assistant (npm start): он сообщит Telegram свои команды. Затем повторите npm run doctor.
doctor-telegram-polling = Новое запрашивается у Telegram (long polling)
doctor-telegram-webhook = Telegram доставляет по адресу из TELEGRAM_WEBHOOK_URL
doctor-telegram-webhook-foreign = Telegram доставляет на { $host }, но TELEGRAM_WEBHOOK_URL не задан
doctor-telegram-webhook-foreign-mend = Если этим ботом не пользуется другая программа: перезапустите kam-assistant (npm start), он это отменит. Иначе создайте отдельного бота: /newbot в @BotFather.
doctor-telegram-webhook-none = Telegram пока не доставляет по адресу из TELEGRAM_WEBHOOK_URL
doctor-telegram-webhook-other = Telegram доставляет не по адресу из TELEGRAM_WEBHOOK_URL, а на { $host }
doctor-telegram-webhook-mend = Запустите или перезапустите kam-assistant (npm start): он сообщит Telegram свой адрес. Если чужой адрес вернётся, ботом пользуется другая программа: создайте отдельного бота, /newbot в @BotFather.
doctor-telegram-waiting = { $count ->
    [one] В Telegram ждёт { $count } обновление
    [few] В Telegram ждут { $count } обновления
   *[other] В Telegram ждут { $count } обновлений
}
doctor-telegram-waiting-mend = Запустите kam-assistant (npm start), если он не работает; если работает, очередь разойдётся сама.
doctor-telegram-webhook-error = Telegram не смог доставить { $when }: { $reason }
doctor-telegram-webhook-error-mend = Проверьте, что kam-assistant работает, а TELEGRAM_WEBHOOK_URL доступен из интернета по HTTPS, на порту 443, 80, 88 или 8443, с действительным сертификатом.
doctor-telegram-webhook-secret-mend = TELEGRAM_WEBHOOK_SECRET не тот, что известен Telegram: перезапустите kam-assistant (npm start).
doctor-telegram-no-groups = Бота нельзя добавлять в группы
doctor-telegram-no-groups-mend = Отправьте /setjoingroups боту @BotFather, выберите бота, затем Enable. Если он нужен только в личных чатах, оставьте так.
doctor-telegram-group = Может писать в группе { $group }
doctor-telegram-group-gone = Больше не может писать в группе { $group }: { $reason }
doctor-telegram-group-gone-mend = Если бот там нужен: откройте группу → Добавить участников и выберите бота.
doctor-telegram-group-muted = Не может писать в группе { $group }
doctor-telegram-group-muted-mend = Откройте группу → Изменить → Разрешения: разрешите участникам отправлять сообщения или назначьте бота администратором.
doctor-telegram-topics = Может писать в группе { $group }, но не в закрытых темах
doctor-telegram-topics-mend = Если это нужно: откройте группу → Изменить → Администраторы → бот и разрешите управление темами.

doctor-sum-ok = Всё в порядке.
doctor-sum-warn = Всё работает; { $count ->
    [one] стоит проверить { $count } пункт
    [few] стоит проверить { $count } пункта
   *[other] стоит проверить { $count } пунктов
}.
doctor-sum-fail = { $count ->
    [one] Не работает { $count } пункт
    [few] Не работают { $count } пункта
   *[other] Не работают { $count } пунктов
}. Что делать, сказано после стрелок.
