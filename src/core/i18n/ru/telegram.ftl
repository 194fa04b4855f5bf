telegram-sent-privately = Ответ отправлен вам лично.
telegram-cannot-write = Пока не могу написать вам. Откройте чат со мной, нажмите «Старт» и повторите запрос.
telegram-open-chat = Открыть чат

telegram-form-now = Сейчас: { $value }
telegram-form-keep = Оставить
telegram-form-skip = Пропустить
telegram-form-clear = Очистить
telegram-form-back = Назад
telegram-form-cancel = Отмена
telegram-form-change = Изменить
telegram-form-step = { $title }: { $step } из { $count }
telegram-form-check = Пока ничего не сохранено.
telegram-form-check-fields = Пока ничего не сохранено. Кнопкой можно изменить строку.
telegram-form-empty = не заполнено
telegram-form-cancelled = Отменено, ничего не сохранено.
telegram-form-date = Понимаю даты вида 21.11, 21.11.2026 или 2026-11-21.
telegram-form-choose = Выберите, пожалуйста, одну из кнопок.
