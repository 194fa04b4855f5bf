file-kept-voice = Голосовое сообщение принято, { $seconds } с
file-kept-photo = Фото принято
file-kept-document = Файл принят
file-kept-where = Файл остается в { $platform }, здесь записана ссылка на него.
