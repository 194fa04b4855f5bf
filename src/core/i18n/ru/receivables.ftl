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
overdue-document = { $days ->
    [one] { $number } от { $day }: { $amount }, { $days } день
    [few] { $number } от { $day }: { $amount }, { $days } дня
   *[other] { $number } от { $day }: { $amount }, { $days } дней
}
overdue-document-computed = { $days ->
    [one] { $number } от { $day }: { $amount }, { $days } день (срок рассчитан по отсрочке)
    [few] { $number } от { $day }: { $amount }, { $days } дня (срок рассчитан по отсрочке)
   *[other] { $number } от { $day }: { $amount }, { $days } дней (срок рассчитан по отсрочке)
}
