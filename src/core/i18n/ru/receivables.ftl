overdue-facts = { $days ->
    [one] просрочено { $amounts }, старшей накладной { $days } день
    [few] просрочено { $amounts }, старшей накладной { $days } дня
   *[other] просрочено { $amounts }, старшей накладной { $days } дней
}
overdue-title = { $name }: { $facts }
overdue-several = { $count ->
    [one] { $count } клиент с просрочкой, первый — { $name }: { $facts }
    [few] { $count } клиента с просрочкой, первый — { $name }: { $facts }
   *[other] { $count } клиентов с просрочкой, первый — { $name }: { $facts }
}
overdue-dated = { $number } от { $day }
overdue-document = { $days ->
    [one] { $document }: { $amount }, { $days } день
    [few] { $document }: { $amount }, { $days } дня
   *[other] { $document }: { $amount }, { $days } дней
}
overdue-document-computed = { $days ->
    [one] { $document }: { $amount }, { $days } день (срок рассчитан по отсрочке)
    [few] { $document }: { $amount }, { $days } дня (срок рассчитан по отсрочке)
   *[other] { $document }: { $amount }, { $days } дней (срок рассчитан по отсрочке)
}
