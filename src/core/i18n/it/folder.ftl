folder-title = Nella cartella di importazione: { $files }: { $added } righe nuove, { $changed } modificate{ $vanished ->
    [0] {""}
   *[other] , { $vanished } scomparse
}{ $rejected ->
    [0] {""}
   *[other] , { $rejected } respinte
}. Importare?
folder-import = Importa
folder-discard = Non importare
folder-ask = Nulla è ancora importato. I file restano nella cartella e dopo quattro giorni la domanda torna.
folder-imported = Importato dalla cartella: { $files }: { $added } righe nuove, { $changed } modificate{ $vanished ->
    [0] {""}
   *[other] , { $vanished } scomparse
}{ $rejected ->
    [0] {""}
   *[other] , { $rejected } respinte
}
folder-by = { $by }, { $when }
folder-by-itself = Automaticamente, { $when }: nessun problema
folder-discarded = Non importato dalla cartella: { $files }
folder-rejected = { $count ->
    [one] { $files } nella cartella di importazione non si può importare
   *[other] { $files } nella cartella di importazione non si possono importare
}
folder-where = Nulla è cambiato. Ciò che non è stato importato si trova lì in «rejected», con un file di testo che dice perché. Una volta corretto, si può rimettere nella cartella.
folder-gone = Questi file non sono più conservati, quindi nulla è stato fatto. Ciò che si trova nella cartella viene provato di nuovo.
folder-too-large = { $file } supera { $size } MB. I file più grandi si importano dove gira kam-assistant: npm run import -- FILE
folder-why-discarded = Un amministratore ha deciso di non importarlo.
