folder-title = В папке загрузки: { $files }: новых { $added }, изменено { $changed }{ $vanished ->
    [0] {""}
   *[other] , исчезло { $vanished }
}{ $rejected ->
    [0] {""}
   *[other] , не принято { $rejected }
}. Загрузить?
folder-import = Загрузить
folder-discard = Не загружать
folder-ask = Пока ничего не загружено. Файлы ждут в папке, через четыре дня вопрос придёт снова.
folder-imported = Загружено из папки: { $files }: новых { $added }, изменено { $changed }{ $vanished ->
    [0] {""}
   *[other] , исчезло { $vanished }
}{ $rejected ->
    [0] {""}
   *[other] , не принято { $rejected }
}
folder-by = { $by }, { $when }
folder-by-itself = Автоматически, { $when }: замечаний нет
folder-discarded = Не загружено из папки: { $files }
folder-rejected = { $count ->
    [one] Файл { $files } из папки загрузки загрузить нельзя
   *[other] Файлы из папки загрузки загрузить нельзя: { $files }
}
folder-where = Ничего не изменено. Незагруженное лежит там же в «rejected», рядом текстовый файл с причиной. Исправленный файл можно снова положить в папку.
folder-gone = Эти файлы больше не хранятся, поэтому ничего не сделано. То, что лежит в папке, будет проверено заново.
folder-too-large = { $file } больше { $size } МБ. Большие файлы загружают там, где работает kam-assistant: npm run import -- ФАЙЛ
folder-why-discarded = Администратор решил не загружать этот файл.
