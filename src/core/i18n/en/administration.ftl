admin-title = Administration
admin-rules = How alerts are taken
admin-retention = What is kept
