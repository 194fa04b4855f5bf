command-brief-summary = справка о клиенте перед встречей
command-brief-usage = По какому клиенту справка? Например: /brief Ромашка

brief-days = { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[other] { $days } дней
}
brief-in-days = { $days ->
    [0] сегодня
    [1] завтра
    [one] через { $days } день
    [few] через { $days } дня
   *[other] через { $days } дней
}
brief-more-count = ещё { $count }
brief-more-currencies = { $count ->
    [one] ещё { $count } валюта
    [few] ещё { $count } валюты
   *[other] ещё { $count } валют
}

## Первая строка

brief-status = { $status ->
    [key] ключевой клиент
    [candidate] кандидат в ключевые
    [former] бывший клиент
   *[regular] клиент
}
brief-share = { $dependence ->
    [mono] { $share } нашей выручки (монозависимость)
    [critical] { $share } нашей выручки (критическая зависимость)
    [key] { $share } нашей выручки (больше 10 %)
   *[none] { $share } нашей выручки
}
brief-share-mixed-vat = доля в нашей выручке несопоставима (с НДС и без НДС)
brief-share-no-rate = доля в нашей выручке неизвестна (нет курса { $currency })
brief-criterion = { $criterion ->
    [revenue] выручка
    [potential] потенциал
    [reference] имя на рынке
    [partner] партнёр
    [expert] эксперт
   *[innovator] новатор
}
brief-owner = { $name } с { $year }
brief-no-owner = КАМ не назначен

## Кто

brief-label-who = Кто
brief-employees = { $count ->
    [one] { $count } сотрудник
    [few] { $count } сотрудника
   *[other] { $count } сотрудников
}
brief-client-since = клиент с { $year }
brief-tier = категория { $tier }
brief-companies = { $more ->
    [0] юрлица: { $names }
   *[other] юрлица: { $names } и ещё { $more }
}
brief-status-review = пересмотр статуса до { $day }

## Ближайшая встреча

brief-label-meeting = Встреча
brief-meeting-now = сейчас, до { $time }
brief-leave-at = выезд в { $time } ({ $minutes } мин в пути)
brief-meeting-ours = от нас { $names }

## Деньги

brief-label-money = Деньги
brief-income = { $income } за 12 мес.
brief-no-income = { $source ->
    [invoices] за 12 мес. нет накладных
   *[orders] за 12 мес. нет отгрузок
}
brief-growth = { $why ->
    [same] как за предыдущие 12 мес.
    [new] за предыдущие 12 мес. ничего
    [no-history] за предыдущие 12 мес. данных нет
   *[mixed-vat] с предыдущими 12 мес. несопоставимо (с НДС и без НДС)
}
brief-open = долг { $amount }
brief-nothing-open = долгов нет
brief-overdue = просрочено { $amount }
brief-nothing-overdue = просрочки нет
brief-oldest = { $count ->
    [1] { $count } накладная, { $days }
    [one] { $count } накладная, старшей { $days }
    [few] { $count } накладные, старшей { $days }
   *[other] { $count } накладных, старшей { $days }
}
brief-not-due = срок не наступил { $amount }
brief-disputed = спорная сумма { $amount }
brief-presented = { $amount } на инкассо в банке
brief-sold = { $amount } передано фактору
brief-no-due-date = { $count ->
    [one] без срока { $amount } ({ $count } накладная)
    [few] без срока { $amount } ({ $count } накладные)
   *[other] без срока { $amount } ({ $count } накладных)
}
brief-credit-notes = корректировки { $amount }
brief-advances = авансы { $amount }
brief-limit = лимит { $limit } использован на { $share }
brief-limit-only = лимит { $limit }
brief-limit-zero = лимит нулевой
brief-limit-no-rate = использование лимита неизвестно (нет курса { $currency })
brief-terms = отсрочка { $days } к. дн.
brief-pays-late = платят в среднем на { $days } позже срока
brief-pays-early = платят в среднем на { $days } раньше срока
brief-pays-on-time = платят в среднем в срок

## Заказы

brief-label-orders = Заказы
brief-no-orders = заказов ещё не было
brief-last-order = последний { $day }
brief-silence = { $days } без заказа, обычно { $usual }
brief-silence-only = { $days } без заказа
brief-next-expected = следующий ждём { $day }
brief-was-expected = ждали { $day }
brief-silent-category = перестали брать: { $category } ({ $days }, обычно { $usual })
brief-open-orders = { $count ->
    [one] { $count } открытый заказ, { $amount }
    [few] { $count } открытых заказа, { $amount }
   *[other] { $count } открытых заказов, { $amount }
}
brief-returns = возвраты { $now }
brief-returns-compared = возвраты { $now } (было { $before })

## Люди

brief-label-people = Люди
brief-role = { $role ->
    [decision_maker] принимает решение
    [sponsor] поддержка сверху
    [champion] наш сторонник
    [blocker] противник
   *[user] пользователь
}
brief-attitude = отношение { $attitude }
brief-last-seen = виделись { $day }
brief-not-seen = не виделись { $days }
brief-gap = { $gap ->
    [no-champion] нет нашего сторонника
   *[no-decision-maker] неизвестно, кто принимает решение
}
brief-preference = { $name }: { $preference }

## Открытые вопросы и обещания

brief-label-open = Открыто
brief-dispute = накладная { $number }: { $amount } оспаривают с { $day }: { $reason }
brief-unsettled = { $kind ->
    [short] недостача { $day }, { $amount }, не закрыта
    [refused] отказ от приёмки { $day }, { $amount }, не закрыт
    [wrong_goods] пересорт { $day }, { $amount }, не закрыт
   *[returned] возврат { $day }, { $amount }, не закрыт
}
brief-label-promises = Обещания
brief-theirs = с них:
brief-ours = с нас:
brief-payment-of = оплата { $amount }
brief-promise-by = { $promise } до { $day }
brief-promise-overdue = (просрочено: { $days })
brief-kept-by-them = они сдержали { $kept } из { $closed }
brief-kept-by-us = мы сдержали { $kept } из { $closed }

## Встречи, договоры, цели, конкуренты

brief-label-visits = Было
brief-visit = { $kind ->
    [call] { $day }, звонок ({ $who })
    [training] { $day }, обучение ({ $who })
    [merchandising] { $day }, выкладка ({ $who })
    [audit] { $day }, проверка ({ $who })
    [informal] { $day }, неформально ({ $who })
    [event] { $day }, мероприятие ({ $who })
   *[meeting] { $day }, встреча ({ $who })
}
brief-next-step = дальше: { $step }
brief-next-step-by = дальше: { $step } до { $day }
brief-label-contract = Договор
brief-contract-open-ended = { $number }, бессрочный
brief-contract-until = { $number } до { $day }
brief-contract-ended = закончился, прошло { $days }
brief-notice-by = уведомить до { $day } ({ $left })
brief-notice-passed = срок уведомления прошёл { $day }
brief-auto-renews = продлевается сам
brief-label-goals = Цели
brief-goal = { $side ->
    [client] их: { $goal }, выполнено { $progress }
    [joint] общая: { $goal }, выполнено { $progress }
   *[ours] наша: { $goal }, выполнено { $progress }
}
brief-goal-by = { $side ->
    [client] их: { $goal }, выполнено { $progress }, срок { $day }
    [joint] общая: { $goal }, выполнено { $progress }, срок { $day }
   *[ours] наша: { $goal }, выполнено { $progress }, срок { $day }
}
brief-label-competitors = Конкуренты
brief-competitor = { $competitor }: { $note } ({ $day })
brief-competitor-from = { $competitor }: { $note } ({ $day }, источник: { $from })

## Что спросить

brief-label-ask = Спросить
brief-ask-their-promise = что с обещанием: { $promise }? (срок был { $day })
brief-ask-silent-category = почему перестали брать: { $category }? ({ $days }, обычно { $usual })
brief-ask-late-order = когда ждать заказ? ({ $days } без заказа, обычно { $usual })
brief-ask-dispute = что закроет спор по накладной { $number }? ({ $amount }: { $reason })
brief-ask-overdue-debt = когда оплатят { $amount }? (просрочено, старшей накладной { $days })
brief-ask-doubtful-person = { $name }: что смущает? (отношение { $attitude })
brief-ask-notice = продлеваем договор { $number }? (уведомить до { $day })
brief-ask-renewal = продлеваем договор { $number }? (действует до { $day })
brief-ask-rising-returns = в чём причина возвратов? ({ $now }, было { $before })
brief-ask-falling-income = что изменилось? (выручка { $change } к предыдущим 12 мес.)
brief-ask-competitor = { $competitor }: что сейчас? ({ $day }: { $note })
brief-ask-their-goal = чем помочь с целью «{ $goal }»? (выполнено { $progress }, срок { $day })
brief-ask-wallet = кто поставляет остальное? (у нас { $share } из примерно { $wallet } в год)
brief-ask-no-champion = { $count ->
    [one] кто мог бы стать нашим сторонником? ({ $count } контактное лицо, сторонника нет)
    [few] кто мог бы стать нашим сторонником? ({ $count } контактных лица, сторонника нет)
   *[other] кто мог бы стать нашим сторонником? ({ $count } контактных лиц, сторонника нет)
}

## Что предложить

brief-label-offer = Предложить
brief-offer-whitespace = { $category }: берут { $buyers } из { $peers } похожих клиентов (≈ { $amount } в год)
brief-offer-whitespace-unpriced = { $category }: берут { $buyers } из { $peers } похожих клиентов
brief-offer-higher-limit = увеличить лимит (использован на { $share }, просрочки нет, платят в срок)
brief-offer-payment-plan = график погашения на { $amount } (просрочено больше { $days } дней)

## Мелким шрифтом

brief-as-of = Заказы на { $orders }; долги на { $ledger }
brief-as-of-orders = Заказы на { $orders }
brief-as-of-ledger = Долги на { $ledger }
brief-income-is = выручка: { $source ->
    [invoices] накладные минус корректировки
   *[orders] отгрузки минус возвраты
}, { $basis ->
    [net] без НДС
    [gross] с НДС
    [mixed] частью с НДС
   *[unknown] про НДС неизвестно
}
brief-rates-of = курсы на { $day }
brief-without-rate = доля без { $currencies } (нет курса)
brief-source = { $source ->
    [orders] заказы
    [ledger] дебиторская задолженность
    [contacts] контактные лица
    [contracts] договоры
    [calendar] предстоящие встречи
    [visits] прошедшие встречи
    [promises] обещания
    [goals] цели
   *[competitors] конкуренты
}
brief-nothing-noted = ничего не записано: { $what }
brief-not-connected = не подключено: { $what }
brief-shortened = { $count ->
    [one] ещё { $count } строка под кнопкой «Ещё»
    [few] ещё { $count } строки под кнопкой «Ещё»
   *[other] ещё { $count } строк под кнопкой «Ещё»
}
brief-button-more = Ещё

## Подробности

brief-more-title = { $name }: подробности
brief-label-status = Статус
brief-label-companies = Юрлица
brief-label-items = Накладные к оплате
brief-item = { $kind ->
    [credit_note] корректировка { $number }: { $amount }
   *[invoice] { $number }: { $amount }
}
brief-item-due = срок { $day }
brief-item-overdue = срок { $day }, просрочено: { $days }
brief-item-held = { $by ->
    [factor] передано фактору: взыскивать не нам
   *[bank] на инкассо в банке: не оплачено и не просрочено
}
brief-item-no-due-date = без срока
brief-left-out = { $count ->
    [one] ещё { $count } строка не поместилась
    [few] ещё { $count } строки не поместились
   *[other] ещё { $count } строк не поместилось
}
brief-button-back = Справка
