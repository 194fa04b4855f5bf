account-not-found = Не нашли. Проверьте, пожалуйста, написание или наберите часть названия; ваши клиенты: /accounts
account-near = Не нашли. Похоже на: { $names }
account-several = Подходит несколько клиентов. Какой нужен?
account-several-more = Подходят и другие: наберите название полнее

portfolio-title-calm = { $all ->
    [one] Срочного нет: { $all } клиент
    [few] Срочного нет: { $all } клиента
   *[many] Срочного нет: { $all } клиентов
}
portfolio-title = { $all ->
    [one] Нужно внимание: { $count } из { $all } клиента
   *[other] Нужно внимание: { $count } из { $all } клиентов
}
portfolio-title-overdue = { $all ->
    [one] Нужно внимание: { $count } из { $all } клиента, просрочено { $amount }
   *[other] Нужно внимание: { $count } из { $all } клиентов, просрочено { $amount }
}
portfolio-calm = срочного нет
portfolio-meeting = встреча { $when }
portfolio-overdue = { $days ->
    [one] просрочено { $amount }, старшей { $days } день
    [few] просрочено { $amount }, старшей { $days } дня
   *[many] просрочено { $amount }, старшей { $days } дней
}
portfolio-silent = { $days ->
    [one] нет заказов { $days } день, обычно раз в { $usual } дн.
    [few] нет заказов { $days } дня, обычно раз в { $usual } дн.
   *[many] нет заказов { $days } дней, обычно раз в { $usual } дн.
}
portfolio-notice = { $days ->
    [0] договор: уведомить можно только сегодня
    [one] договор: уведомить до { $day }, остался { $days } день
    [few] договор: уведомить до { $day }, осталось { $days } дня
   *[many] договор: уведомить до { $day }, осталось { $days } дней
}
portfolio-ends = { $days ->
    [0] договор заканчивается сегодня
    [one] договор заканчивается через { $days } день
    [few] договор заканчивается через { $days } дня
   *[many] договор заканчивается через { $days } дней
}
portfolio-promise = { $count ->
    [1] с нас обещание, срок был { $day }
    [one] с нас { $count } просроченное обещание, первое с { $day }
    [few] с нас { $count } просроченных обещания, первое с { $day }
   *[many] с нас { $count } просроченных обещаний, первое с { $day }
}
portfolio-more = Ещё { $count }
portfolio-first = К началу
portfolio-orders-as-of = Заказы на { $when }
portfolio-ledger-as-of = Долги на { $when }
portfolio-empty = За вами пока нет клиентов
portfolio-empty-next = Их назначает руководитель или администратор; в загружаемом списке клиентов вы можете быть указаны как КАМ.
