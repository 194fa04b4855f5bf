simulate-usage = Формат: npm run simulate -- --days 90 [--from 2026-12-01] [--person olga] [--by day]
simulate-copies = Копирую базу данных
simulate-lives = Проживаю { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[other] { $days } дней
}
simulate-no-company = Компании ещё нет: npm start создаст пробную.
simulate-person = Кто
simulate-kind = Что
simulate-told = отправлено
simulate-bundled = вместе с другими
simulate-held = отложено
simulate-waited = из них до новых данных
simulate-dropped = не отправлено
simulate-burden = { $name }: сообщений { $messages }, дней с ними { $days }, больше всего { $most } ({ $busiest })
simulate-nobody-acts = В прогоне никто не отвечает и новые данные не приходят: всё, что решили бы, остаётся.
simulate-no-person = Никого с именем { $handle } нет.
simulate-interrupted = Прервано. Копия удалена.
simulate-day = День
