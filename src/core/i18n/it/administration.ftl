admin-title = Amministrazione
admin-rules = Come vengono accolti gli avvisi
admin-retention = Che cosa si conserva
