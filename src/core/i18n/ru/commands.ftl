command-help-summary = что я умею; с названием — как пользоваться одной командой
command-help-usage = Как набрать: /help или /help brief
command-accounts-summary = ваши клиенты, сначала те, кому нужно внимание
command-accounts-usage = Как набрать: /accounts
command-whoami-summary = что я знаю о вас и каких клиентов вы видите
command-whoami-usage = Как набрать: /whoami
command-lang-summary = язык, на котором я отвечаю
command-lang-usage = Как набрать: /lang или /lang en, /lang ru, /lang it
command-timezone-summary = часовой пояс, в котором указано время
command-timezone-usage = Как набрать: /timezone или с городом: /timezone Москва
command-link-summary = чтобы я узнавал вас и на другой платформе
command-link-usage = Как набрать: /link
command-where-summary = куда приходит то, о чём вы не спрашивали
command-where-usage = Как набрать: /where или /where slack, /where telegram

help-title = Наберите команду и название клиента, например /brief Acme
help-my-clients = Мои клиенты
help-how = Можно и без косой черты: brief Acme. Опечатки и другой алфавит не мешают. Подробнее об одной команде: /help brief
