admin-title = Администрирование
admin-rules = Как принимают предупреждения
admin-retention = Что хранится
