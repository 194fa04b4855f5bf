settings-title = Ваши настройки
settings-hours = Когда беспокоить
settings-meetings = Встречи и день
settings-delivery = Куда писать
settings-company = Компания
settings-retention = Сколько хранить
settings-messages = Виды сообщений
settings-messages-usual = Каждое приходит сразу
settings-pick = Какие сообщения должны приходить иначе?
settings-pick-why = Срочное всё равно приходит сразу, и меньше того, что задал администратор, выбрать нельзя
settings-back = Назад
settings-not-yours = Здесь вам нечего менять. Что можно, покажет /settings.
settings-saved = Сохранено · { $what }
settings-refused = { $label }: { $why }. Ничего не изменено.
settings-refused-choice = такого выбора нет или больше нет
settings-refused-budget = от 1 до 50
settings-refused-least = администратор задал для всех не меньше чем «{ $least }»
settings-unclear = Настройки «{ $typed }» нет
settings-unreadable = { $what ->
    [hours] Часы пишут так: 9-18 или 8:30-17:45. Ничего не изменено.
    [budget] Сколько оповещений в день, пишут числом: /settings лимит 5. Ничего не изменено.
   *[mode] Понимаю: сразу, сводка, выкл. Ничего не изменено.
}
settings-type = Можно набрать:
settings-type-hours = /settings часы 9-18
settings-type-budget = /settings лимит 5: оповещений в день
settings-type-kind = /settings договоры сводка: вид сообщений и сразу, сводка или выкл
settings-type-group = /settings сообщения: все виды, на выбор
settings-names = { $section ->
    [hours] часы,время,рабочее время
    [budget] лимит,оповещения,оповещений в день
    [meetings] встречи,встреча
    [delivery] куда,куда писать,платформа
    [company] компания
    [retention] хранение,сколько хранить
   *[messages] сообщения,виды,виды сообщений
}
settings-mode-names = { $mode ->
    [now] сразу,вкл,да
    [digest] сводка,сводкой,со сводкой,раз в день
   *[off] выкл,нет,никогда,не присылать
}
setting-from = С
setting-from-why = До этого часа оповещения ждут. О встречах напоминаем всегда.
setting-until = До
setting-until-morning = { $until } следующего утра
setting-until-round = круглые сутки
setting-until-why = После этого часа оповещения ждут сводки следующего дня. То же время, что и «С»: круглые сутки.
setting-days = Дни
setting-days-why = В остальные дни оповещения ждут.
setting-holidays = Праздники
setting-holidays-why = Государственные праздники вашей страны
setting-holidays-is = { $keeps ->
    [true] не беспокоить
   *[other] как обычные дни
}
setting-away = Отсутствие
setting-away-why = Пока вас нет, оповещения ждут и приходят сводкой в первый день после возвращения.
setting-away-is = { $from } – { $until }
setting-away-not = нет
setting-away-how = нет; задать: /absent до пятницы
setting-budget = Оповещений в день
setting-budget-why = Остальное ждёт сводки; первыми приходят те, где больше денег. Встречи не считаются.
setting-budget-is = не больше { $count }
setting-lead = Напоминание
setting-lead-why = Время на дорогу прибавляется.
setting-brief = Полная справка
setting-brief-why = Отдельным сообщением; иначе по кнопке «Справка».
setting-internal = Встречи без клиента
setting-internal-why = Напоминать ли и о них
setting-agenda = План дня
setting-agenda-why = Когда он приходит каждое утро
setting-agenda-not = сам не приходит
setting-platform = Куда
setting-platform-why = Куда приходит то, о чём вы не спрашивали
setting-platform-latest = где подключились последним
setting-alerts = Оповещения
setting-alerts-why = Для всех. Пока они выключены, всё приходит раз в день сводкой; срочное приходит сразу.
setting-alerts-is = { $said ->
    [week] после первой недели
    [on] включены
   *[off] выключены, только сводка
}
setting-old = Данные устарели
setting-old-why = Тогда это видно в сообщениях, и об этом узнают администраторы.
setting-old-is = { $count ->
    [0] в тот же день
    [one] через { $count } рабочий день
    [few] через { $count } рабочих дня
   *[other] через { $count } рабочих дней
}
setting-overdue = Просрочка
setting-overdue-why = О просрочке клиента сообщаю на эти дни, считая от срока оплаты старшей накладной.
setting-overdue-is = на { $days }-й день
setting-overdue-manager = Просрочка, руководителю
setting-overdue-manager-why = С какого дня о просрочке узнаёт и руководитель КАМ
setting-overdue-finance = Просрочка, финансам
setting-overdue-finance-why = С какого дня о просрочке всех клиентов узнают и финансы
setting-overdue-from = с { $days }-го дня
setting-folder = Файлы в папке загрузки
setting-folder-why = Если файл не принят или часть строк не принята, вопрос придёт всегда.
setting-folder-is = { $how ->
    [clean] загружать сразу, если нет замечаний
   *[ask] сначала спрашивать
}
setting-mode = { $platform }
setting-mode-why = Со сводкой: раз в день, в начале рабочего дня
setting-mode-why-appointed = В свой час или никогда
setting-mode-is = { $mode ->
    [now] сразу
    [digest] со сводкой
   *[off] не присылать
}
setting-least = Для всех не меньше чем
setting-least-why = Меньше этого никто выбрать не может.
setting-least-is = { $mode ->
    [now] сразу
    [digest] со сводкой
   *[off] каждый решает сам
}
setting-kept-cards-why = Столько действуют их кнопки.
setting-kept-messages-why = Столько /why объясняет сообщение.
setting-kept-console-why = Вместе с файлами
setting-kept-files-why = Какие голосовые, фото и документы присылали, а не то, что в них
setting-kept-meetings-why = Из личных календарей сотрудников, после того как прошли
setting-kept-imports-why = Столько загрузку можно отменить.
setting-kept-audit-why = Кто что видел и менял
kind-meeting-reminder = Напоминания
kind-meeting-brief = Справки
kind-meeting-travel = Дорога
kind-meeting-outcome = Итоги встреч
kind-agenda = План дня
kind-contract-date = Договоры
kind-key-date = Даты клиентов
kind-contact-freshness = Давно молчим
kind-overdue = Просрочка
kind-calendar-problem = Сбой календаря
kind-calendar-empty = Нет встреч
kind-calendar-match = Чья встреча
kind-data-freshness = Старые данные
kind-installation-alarms = Сбои системы
kind-folder-import = Папка загрузки
kind-unreachable-person = Нет связи
settings-thresholds = Пороги
settings-thresholds-why = Действует для всех, кто не выбрал иначе. В разделе сообщений — минимум, который получает каждый.
